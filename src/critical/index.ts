export { criticalPoints, searchCriticalPoints } from './criticalPoints.ts';
export type { CriticalPointMemory, CriticalPointsOptions, CriticalPointsProgress } from './criticalPoints.ts';
export { loadStarts } from './loadStarts.ts';
export type { CriticalPoint, CriticalPointReport, LostPoints, ParameterPoint, StratumReport, ZeroFilterPoints } from './report.ts';
