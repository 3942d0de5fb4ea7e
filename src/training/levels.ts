/** A training is looked at when |∇L|² has fallen below `stop` · 2^level, at these levels one after another; level 0 is the end itself. */
const levels = [40, 36, 32, 28, 24, 20, 16, 8, 0] as const;

/** 2^−level */
export const scales = Float64Array.from(levels, (level) => 2 ** -level);

export const lastLevel = levels.length - 1;

/** Share of the foretold steps by which they may be wrong, at each level: measured, the errors of one training in a thousand are larger. */
export const doubts = [0.2, 0.08, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0] as const;
