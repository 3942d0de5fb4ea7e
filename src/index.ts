/** Convariety's headless library: everything the page shows can be recomputed from Node by importing this file. */
export { architecture, largestAmbientDimension } from './network/architecture.ts';
export type { Architecture, ArchitectureChoice, Filter, ReducedArchitecture, Theta } from './network/architecture.ts';
export { endToEndFilter } from './network/endToEndFilter.ts';
export { circulantMatrix, circulantNetworkMatrix, layerMatrices, networkMatrix, networkWidths, toeplitzMatrix } from './network/toeplitz.ts';
export { jacobian } from './network/jacobian.ts';
export { membership } from './network/membership.ts';
export type { BoundaryKind, Membership, MembershipOptions } from './network/membership.ts';
export { membershipOfTheta } from './network/membershipOfTheta.ts';
export { fiber } from './network/fiber.ts';
export { fiberPoint, withInvariants } from './network/fiberPoint.ts';
export { factorPattern } from './network/factorPattern.ts';

export type { Form } from './polynomial/form.ts';
export { formatRootPattern, speakRootPattern } from './polynomial/formatRootPattern.ts';
export type { RootPattern } from './polynomial/formatRootPattern.ts';
export { rootPattern } from './polynomial/rootPattern.ts';
export { rootPatternExact } from './polynomial/rootPatternExact.ts';
export { rootDivisor } from './polynomial/rootDivisor.ts';
export type { Certainty, RootDivisor } from './polynomial/projectiveRoot.ts';
export { discriminant, discriminantSign } from './polynomial/discriminant.ts';
export { exactFormGcd, numericalGcd } from './polynomial/gcd.ts';
export { polyphaseSections } from './polynomial/polyphase.ts';

export { parseForm } from './expression/parseForm.ts';
export { filterToTex, formToTex } from './expression/formToTex.ts';

export { facts } from './facts/index.ts';
export type { FunctionSpaceFacts, Statement } from './facts/index.ts';

export { squareLoss, tau } from './loss/squareLoss.ts';
export { loss, lossGradient } from './loss/loss.ts';
export { metricMatrix } from './loss/metrics.ts';
export type { Metric } from './loss/metrics.ts';
export { gaussianDataset } from './loss/dataset.ts';

export { distinctSolutions, reachedPatterns } from './experiments/index.ts';
export type { ReachedTable } from './experiments/reachedTable.ts';
export type { DistinctTable } from './experiments/distinctTable.ts';

export { criticalPoints } from './critical/index.ts';
export type { CriticalPoint, CriticalPointReport, ParameterPoint, StratumReport, ZeroFilterPoints } from './critical/index.ts';

export { gradient } from './training/gradient.ts';
export { tangentKernel } from './training/tangentKernel.ts';
export { invariants } from './training/invariants.ts';
export { initialTheta } from './training/initialize.ts';
export { train } from './training/train.ts';
export type { TrainingRun } from './training/train.ts';
export { advanceTraining, startTraining } from './training/trainer.ts';
export type { TrainingProblem, TrainingState } from './training/problem.ts';

export { chartsFor, defaultBox, defaultChart, missingPicture, picture, toFilter, toPosition } from './strata/index.ts';
export type { Chart, ChartPoint, Picture, PictureRequest, RegionLabel, Stratum, StratumRole } from './strata/index.ts';
export { chosenProjection, chosenSlice } from './strata/slices/index.ts';
export type { ChosenSlice, SliceChoice, SliceSubjects } from './strata/slices/index.ts';
