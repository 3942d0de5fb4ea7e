import type { FactoryFunctionMap, MathNode } from 'mathjs';
// the plain numbers' half of it: a parser needs neither big numbers nor units
import { create, parseDependencies } from 'mathjs/number';

/** The parser of mathjs and nothing else of it: a file of its own, loaded with the first expression, so that bundlers drop the rest. */
export const parse: (text: string) => MathNode = create({ parseDependencies } as FactoryFunctionMap).parse;
