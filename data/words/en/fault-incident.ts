import type { incidentFaults as source } from '../id/fault-incident.ts';

type Detail = Readonly<Record<string, string | number>>;

/** What the server says of incidents. */
export const incidentFaults: typeof source = {
  'unknown-incident': {
    title: 'No such incident',
    detail: (_: Detail) => 'It does not exist, or it lies outside your areas. Reload the list.',
  },
  'incident-refused': {
    title: 'Cannot be saved yet',
    detail: (d: Detail) => {
      const sentences: Readonly<Record<string, string>> = {
        'no-area': 'This shape holds no area. Draw three points at least, or use a circle.',
        'one-point': 'There is one point only. Add another, or use a circle with its radius.',
        'date-line': 'This shape crosses the date line. Check its longitudes.',
        'too-large': `This shape is too large (about ${d.km2} km²; at most ${d.most} km²). Draw only what is hit.`,
        'too-many-corners': `This shape has ${d.corners} corners; at most ${d.most}. Simplify the file first.`,
        'no-zone': 'There is no such zone in that area. Choose another zone, class or area.',
        'zone-corners': `The zones of that area are too intricate (${d.corners} corners; at most ${d.most}). Choose a kecamatan or kelurahan of it.`,
        outside: `This shape touches no area of ${d.area}. Check where it lies, or the order of longitude and latitude.`,
        unreadable: `${d.file} cannot be read as a map in degrees (WGS 84). Save it again as GeoJSON or KML.`,
        nowhere: 'This place lies in no desa/kelurahan whose border is loaded. Choose the area.',
        changed:
          'Somebody else saved a change of this incident. Copy what you wrote, reload the page, and add what is missing.',
        future: 'The time is still to come. Check date and hour.',
        dates: 'The first day is after the last.',
        decree: 'Give the number of the decree that sets this state.',
        'nothing-counted': 'No figure is filled in yet.',
        parts: 'The figures do not fit: a part is larger than the whole, or men and women do not add up.',
        'more-left': `Area ${d.area}: more have left than were hit. Nothing has been saved yet; check that row.`,
        place: 'Choose a shelter from the list or write the name of the place; one of the two.',
        facility: 'This shelter is not in the list any more.',
        units: `The line "${d.line}" is not complete: it needs a unit and a quantity.`,
        twice: `The line "${d.line}" is there twice.`,
      };
      return sentences[String(d.reason)] ?? 'Check what you filled in and try again.';
    },
  },
};
