import { accessMatrix } from './access-matrix.ts';
import { oneDatabase } from './harness.ts';

oneDatabase('the matrix of routes, roles and areas', accessMatrix);
