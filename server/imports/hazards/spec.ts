/** The door of this folder for other features. */
export { hazardZonesImport } from './zones.ts';
