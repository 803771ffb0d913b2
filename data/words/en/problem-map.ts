import type { problemMap as source } from '../id/problem-map.ts';

/** Why a point is not in Indonesia. */
const OUTSIDE: Readonly<Record<string, string>> = {
  zero: 'It is zero: the coordinates were never filled in. Draw this feature again.',
  sign: 'A minus sign seems wrong: southern latitudes have one, eastern longitudes none.',
  elsewhere: 'Check the coordinates of this feature.',
};

/** Findings in map files of all formats, and in their coordinates. */
export const problemMap = {
  'zip-broken': (h) =>
    `This .zip is damaged or cut short${h.value ? ` (${h.value})` : ''}. Download or copy it again.`,
  'zip-empty': () => 'There is nothing in this .zip.',
  'zip-too-many': (h) =>
    `This .zip holds ${h.found ?? ''} files; the most is ${h.most ?? ''}. Pack only the map.`,
  'zip-too-large': (h) =>
    `What this .zip holds is more than ${h.most ?? '500 MB'} unpacked. Take a part, for example a regency.`,
  'zip-unsafe-path': (h) =>
    `This .zip has a name "${h.value ?? ''}" that leads out of its folder, and was not opened. Pack the map again.`,
  'zip-locked': (h) => `${h.value ?? 'What it holds'} is locked with a password. Pack it again without one.`,
  'zip-method': (h) =>
    `${h.value ?? 'What it holds'} is compressed in a way that is not known. Pack it again as a plain .zip.`,
  'archive-nested': () =>
    'There is an archive in an archive in an archive. Unpack it, then pack only the map.',
  'archive-without-map': (h) =>
    `There is no map in this file. It holds: ${h.files ?? ''}. Known are Shapefile (.shp, .dbf, .prj), GeoPackage, KML, GPX, GeoJSON, TopoJSON.`,
  'archive-others': (h) =>
    `Not read from this archive: ${h.files ?? ''}. Bring them in by themselves if you need them.`,
  'geo-is-workbook': () =>
    'This is an Excel workbook, not a map. Choose another kind of data, such as people in need or population.',
  'geo-is-gdb': () =>
    'This is a File Geodatabase (.gdb). Open it in QGIS or ArcGIS and save it as GeoPackage or Shapefile.',
  'not-a-map': () =>
    'This is no map that is known. Send a Shapefile in a .zip, GeoPackage, KML/KMZ, GPX, GeoJSON or TopoJSON.',
  'ending-otherwise': (h) =>
    `Though it is named "${h.value ?? ''}", it is ${h.format ?? ''} and was read as such.`,
  'other-layers': (h) =>
    `Only the layer ${h.taken ?? ''} was read. Other layers: ${h.layers ?? ''}; choose one under "Layer" (at the terminal: --layer NAME) if you meant it.`,
  'unknown-layer': (h) => `There is no layer "${h.value ?? ''}". There are: ${h.layers ?? ''}.`,
  'shp-alone': () =>
    'This is one part of a Shapefile only. Pack the .shp, .dbf, .shx and .prj of the same name in one .zip.',
  'dbf-alone': () =>
    'This is a .dbf table without its shapes. Pack it with the .shp, .shx and .prj of the same name in one .zip.',
  'shp-without-dbf': (h) =>
    `The table ${h.value ?? ''}.dbf is not in the .zip, and it has the names and codes of the areas. Pack it again with its .dbf.`,
  'shp-broken': (h) => `${h.value ?? ''}.shp is no whole Shapefile. Copy it again from its source.`,
  'dbf-broken': (h) => `${h.value ?? ''}.dbf is no whole table. Copy it again from its source.`,
  'shp-cut': (h) =>
    `This Shapefile is cut short: ${h.shapes ?? ''} shapes and ${h.rows ?? ''} rows were read of the ${h.promised ?? ''} it promises. Copy it again from its source; what was read is checked below.`,
  'shp-dbf-differ': (h) =>
    `There are ${h.shapes ?? ''} shapes (.shp) but ${h.rows ?? ''} rows of the table (.dbf). Check that both are of the same layer.`,
  'rows-deleted': (h) => `${h.count ?? ''} rows were deleted in a map program and were not read.`,
  'letters-otherwise': (h) =>
    `The file says its letters are ${h.said ?? ''}; they are ${h.taken ?? ''} and were read as such. Check names with special letters.`,
  'letters-not-utf8': (h) =>
    `The letters of ${h.count ?? ''} features are not UTF-8 and were read as Windows-1252. Check names with special letters.`,
  'gpkg-broken': () => 'This GeoPackage is damaged or cut short. Copy it again from its source.',
  'not-geopackage': () => 'This is an SQLite database, but no GeoPackage. Save it again as GeoPackage.',
  'gpkg-damaged': (h) =>
    `A part of this GeoPackage is damaged or cut off; ${h.read ?? ''} features were read and are checked below. Copy it again from its source.`,
  'kml-only-link': () =>
    'This KML holds a link only. Open it in Google Earth, then right-click and Save Place As KMZ.',
  'xml-broken': () => 'This KML or GPX is cut short. Save it again from its program.',
  'xml-cut': (h) =>
    `This file is cut off after ${h.read ?? ''} features; what was read is checked below. Save it again from its program.`,
  'gpx-only-points': () => 'This GPX holds points only. Record a track round the area and save it again.',
  'waypoints-left': (h) => `${h.count ?? ''} waypoints were not read; borders come from tracks and routes.`,
  'feature-unreadable': () =>
    'This feature cannot be read: it is not whole. The others are not touched by it.',
  'shape-broken': () =>
    'The shape of this feature is broken in the file. The others are not touched by it; draw this one again.',
  'parts-not-polygons': (h) =>
    `${h.count ?? ''} points or lines beside its polygons were not read. Check that no part is missing.`,
  'heights-left': () => 'The heights of its points were not used.',
  'line-taken': (h) =>
    `This border is drawn as a line, not a polygon; the line was taken as the border${Number(h.gapM) > 0 ? ` and its ends, ${h.gapM} m apart, were joined` : ''}. Check the shape.`,
  'line-not-closed': () =>
    'This feature is a line that does not come back to its beginning, so it bounds no area. Go on with the line until it closes.',
  'axes-put-right': (h) =>
    `Latitude and longitude of this feature were swapped (${h.value ?? ''}) and were put right. Check where it lies.`,
  'over-date-line': (h) =>
    `The border of this feature crosses the date line (${h.value ?? ''}), far from Indonesia. Check its coordinates.`,
  'outside-indonesia': (h) =>
    `The point ${h.value ?? ''} is outside Indonesia. ${OUTSIDE[String(h.why)] ?? OUTSIDE.elsewhere}`,
  'axes-all-put-right': (h) =>
    `Latitude and longitude are swapped in this file (for example ${h.value ?? ''}) and were put right for ${h.count ?? 'all'} features. Check on the map where it lies.`,
  'coordinates-changed': (h) =>
    `The coordinates, ${h.system ?? ''} as the file says, were changed to longitude and latitude.`,
  'coordinates-said': (h) =>
    `The coordinates, ${h.system ?? ''} as you chose, were changed to longitude and latitude.`,
  'coordinates-guessed': (h) =>
    `This file does not name its coordinate system. Its numbers (for example ${h.value ?? ''}) fit only ${h.system ?? ''} in this area, and were changed to longitude and latitude. Check on the map where it lies.`,
  'zone-unclear': (h) =>
    `The coordinates are in metres (for example ${h.value ?? ''}), but their zone is not named; they may be ${h.systems ?? ''}. Choose the coordinate system, or say what all areas lie in (at the terminal: --coordinates ${h.option ?? 'utm-50s'}).`,
  'coordinates-unclear': (h) =>
    `The coordinates (for example ${h.value ?? ''}) fit no system in this area. Ask who made the map for its coordinate system, then choose it under "Coordinates".`,
  'coordinates-not-so': (h) =>
    `As ${h.system ?? 'that system'} these coordinates (for example ${h.value ?? ''}) fall outside Indonesia. Choose another coordinate system.`,
  'system-contradicted': (h) =>
    `The file says its coordinates are ${h.system ?? 'in metres'}, but the numbers (for example ${h.value ?? ''}) are longitude and latitude already, and were read as such.`,
  'system-elsewhere': (h) =>
    `The file says its coordinates are ${h.system ?? ''}, but so its areas fall somewhere else (for example ${h.value ?? ''}).${h.suggestion ? ` What fits: ${h.suggestion}. Choose it under "Coordinates" (at the terminal: --coordinates ${h.option ?? ''}).` : ' Check the .prj and the codes of the areas.'}`,
} satisfies typeof source;
