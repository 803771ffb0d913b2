import { problemBlank } from './problem-blank.ts';
import { problemDemo } from './problem-demo.ts';
import { problemFacilities } from './problem-facilities.ts';
import { problemGeo } from './problem-geo.ts';
import { problemHazards } from './problem-hazards.ts';
import { problemMap } from './problem-map.ts';
import { problemMatch } from './problem-match.ts';
import { problemOwn } from './problem-own.ts';
import { problemPersons } from './problem-persons.ts';
import { problemRegister } from './problem-register.ts';
import { problemSheet } from './problem-sheet.ts';
import { problemSketch } from './problem-sketch.ts';
import { problemSpm } from './problem-spm.ts';
import { problemTable } from './problem-table.ts';
import { problemVersions } from './problem-versions.ts';

/** What is wrong with one row or feature and what to do about it, by the code of the finding. */
export const problem = {
  ...problemGeo,
  ...problemMap,
  ...problemTable,
  ...problemOwn,
  ...problemSpm,
  ...problemRegister,
  ...problemHazards,
  ...problemFacilities,
  ...problemMatch,
  ...problemBlank,
  ...problemPersons,
  ...problemSheet,
  ...problemSketch,
  ...problemDemo,
  ...problemVersions,
};
