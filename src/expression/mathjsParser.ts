import { type FactoryFunctionMap, type MathNode, create, parseDependencies } from 'mathjs';

/** The parser of mathjs and nothing else of it: a file of its own, loaded with the first expression, so that bundlers drop the rest. */
export const parse: (text: string) => MathNode = create({ parseDependencies } as FactoryFunctionMap).parse;
