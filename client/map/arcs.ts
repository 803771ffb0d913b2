/** Somebody's change of service area: where they serve now, and where they would. */
export interface Arc {
  readonly id: string;
  /** longitude and latitude */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** has been decided on; else it is a proposal */
  readonly isAccepted: boolean;
  /** pointed at in the list */
  readonly isHovered: boolean;
}
