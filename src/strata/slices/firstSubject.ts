import type { Architecture, Filter } from '../../network/architecture.ts';
import { filterOfFunctionSpace } from '../charts/defaultSlice.ts';
import type { SliceSubjects } from './choice.ts';

/** The filter that a slice goes through if the one it should go through is not there. */
export function firstSubject(a: Architecture, { target, start }: SliceSubjects): { readonly name: string; readonly filter: Filter } {
  if (target !== null) return { name: 'the target', filter: target };
  if (start !== null) return { name: 'the start', filter: start };
  return { name: 'a filter of M', filter: filterOfFunctionSpace(a) };
}
