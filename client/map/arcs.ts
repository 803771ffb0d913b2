/** Somebody's change of service area: where they serve now, and where they would. */
export interface Arc {
  readonly id: string;
  /** longitude and latitude */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** what has been decided of it */
  readonly state: 'proposed' | 'submitted' | 'accepted' | 'refused';
  /** pointed at in the list */
  readonly isHovered: boolean;
}
