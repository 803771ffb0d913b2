import { accessMatrix } from '../db/access-matrix.ts';
import { embeddedDatabase } from '../db/harness.ts';

embeddedDatabase('the matrix of routes, roles and areas', accessMatrix);
