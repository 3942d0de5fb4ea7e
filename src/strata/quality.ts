/** How finely a picture is drawn. */
export type Quality = 'draft' | 'default' | 'fine';

/** Rulings on the first grid of θ: multiples of 36, so that the rulings that are drawn stand evenly. */
export const rulingCounts: Readonly<Record<Quality, number>> = { draft: 36, default: 72, fine: 288 };

/** Largest distance of flat strips and straight segments from the true surfaces and curves, relative to the size of the view. */
export const flatnesses: Readonly<Record<Quality, number>> = { draft: 2e-3, default: 1e-3, fine: 1e-6 };

/** Meridians of a sphere: multiples of 4, so that opposite meridians are sampled alike. */
export const meridianCounts: Readonly<Record<Quality, number>> = { draft: 60, default: 120, fine: 240 };

/** Most rulings of a surface, and most points of a curve: several times what they need. Beyond, where rounding makes breakpoints come and go, nothing is refined further. */
export const mostRulings: Readonly<Record<Quality, number>> = { draft: 4000, default: 8000, fine: 40_000 };
export const mostPoints: Readonly<Record<Quality, number>> = { draft: 4000, default: 10_000, fine: 100_000 };
