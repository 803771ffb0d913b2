/**
 * Names of the seas and straits of the base map: where the name stands (degrees, WGS 84; a place for lettering, not a
 * border) and from which zoom on. General geography.
 */
export interface Sea {
  readonly id: string;
  readonly en: string;
  readonly lon: number;
  readonly lat: number;
  readonly minZoom: number;
}

export const SEAS: readonly Sea[] = [
  { id: 'Samudra Hindia', en: 'Indian Ocean', lon: 101, lat: -9.5, minZoom: 2 },
  { id: 'Samudra Pasifik', en: 'Pacific Ocean', lon: 142, lat: 5, minZoom: 2 },
  { id: 'Laut Natuna Utara', en: 'North Natuna Sea', lon: 108.8, lat: 5.2, minZoom: 4 },
  { id: 'Laut Jawa', en: 'Java Sea', lon: 111, lat: -5, minZoom: 4 },
  { id: 'Laut Banda', en: 'Banda Sea', lon: 127.3, lat: -5.6, minZoom: 4 },
  { id: 'Laut Sulawesi', en: 'Celebes Sea', lon: 122, lat: 3.4, minZoom: 4 },
  { id: 'Laut Arafura', en: 'Arafura Sea', lon: 134.5, lat: -8.8, minZoom: 4 },
  { id: 'Laut Timor', en: 'Timor Sea', lon: 126.5, lat: -10.8, minZoom: 5 },
  { id: 'Laut Flores', en: 'Flores Sea', lon: 120.3, lat: -7.4, minZoom: 5 },
  { id: 'Laut Maluku', en: 'Molucca Sea', lon: 125.4, lat: 0.6, minZoom: 5 },
  { id: 'Laut Seram', en: 'Seram Sea', lon: 129.2, lat: -2.3, minZoom: 5 },
  { id: 'Laut Sawu', en: 'Savu Sea', lon: 122.2, lat: -9.5, minZoom: 5 },
  { id: 'Laut Bali', en: 'Bali Sea', lon: 115.6, lat: -7.5, minZoom: 6 },
  { id: 'Selat Makassar', en: 'Makassar Strait', lon: 118, lat: -1.6, minZoom: 5 },
  { id: 'Selat Malaka', en: 'Strait of Malacca', lon: 99.6, lat: 4, minZoom: 5 },
  { id: 'Selat Karimata', en: 'Karimata Strait', lon: 108.6, lat: -1.9, minZoom: 6 },
  { id: 'Selat Sunda', en: 'Sunda Strait', lon: 105.2, lat: -6.2, minZoom: 7 },
  { id: 'Selat Madura', en: 'Madura Strait', lon: 113.3, lat: -7.45, minZoom: 7 },
  { id: 'Selat Bali', en: 'Bali Strait', lon: 114.43, lat: -8.5, minZoom: 8 },
  { id: 'Selat Lombok', en: 'Lombok Strait', lon: 115.75, lat: -8.75, minZoom: 7 },
  { id: 'Teluk Bone', en: 'Gulf of Bone', lon: 120.8, lat: -3.9, minZoom: 6 },
  { id: 'Teluk Tomini', en: 'Gulf of Tomini', lon: 121.6, lat: -0.3, minZoom: 6 },
  { id: 'Teluk Cenderawasih', en: 'Cenderawasih Bay', lon: 135.2, lat: -2.5, minZoom: 6 },
];
