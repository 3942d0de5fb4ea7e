/** Parameters turned by a complex number, γ p: equations that are linear in the parameters keep their solutions. */
export function turned(parameters: Float64Array, [re, im]: readonly [number, number]): Float64Array {
  const result = new Float64Array(parameters.length);
  for (let i = 0; i < parameters.length; i += 2) {
    result[i] = parameters[i]! * re - parameters[i + 1]! * im;
    result[i + 1] = parameters[i]! * im + parameters[i + 1]! * re;
  }
  return result;
}
