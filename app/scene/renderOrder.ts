/** What is drawn before what. Solid things write depth; translucent surfaces are then laid over them, far side first. */
export const renderOrder = {
  solid: 0,
  lines: 1,
  translucentDepth: 4,
  translucentBack: 5,
  section: 5.5,
  translucentFront: 6,
  shells: 6.5,
  rulings: 7,
  hiddenLines: 8,
  hiddenMarks: 9,
  marks: 10,
} as const;
