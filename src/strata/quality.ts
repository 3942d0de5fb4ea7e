/** How finely a picture is drawn. */
export type Quality = 'draft' | 'default' | 'fine';

/** Rulings on the first grid of θ: multiples of 36, so that the rulings that are drawn stand evenly. */
export const rulingCounts: Readonly<Record<Quality, number>> = { draft: 72, default: 288, fine: 1152 };

/** Meridians of a sphere: multiples of 4, so that opposite meridians are sampled alike. */
export const meridianCounts: Readonly<Record<Quality, number>> = { draft: 60, default: 120, fine: 240 };
