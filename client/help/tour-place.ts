/** Where something lies in the window, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 14;
const EDGE_PX = 8;

/**
 * Where a card lies that speaks of something: at its right where there is room, else at its left, else above or below;
 * always whole within the window where the window is large enough.
 */
export function placeCard(
  target: Place,
  card: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const within = (at: number, size: number, room: number) =>
    Math.max(EDGE_PX, Math.min(at, room - size - EDGE_PX));
  const right = target.left + target.width + GAP_PX;
  const left = target.left - card.width - GAP_PX;
  const beside = within(target.top, card.height, frame.height);
  if (right + card.width + EDGE_PX <= frame.width) return { left: right, top: beside };
  if (left >= EDGE_PX) return { left: within(left, card.width, frame.width), top: beside };
  const above = target.top - card.height - GAP_PX;
  const top = above >= EDGE_PX ? above : target.top + target.height + GAP_PX;
  return {
    left: within(target.left + target.width / 2 - card.width / 2, card.width, frame.width),
    top: within(top, card.height, frame.height),
  };
}
