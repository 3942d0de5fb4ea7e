import { parseNumber, printNumber } from './linkNumbers.ts';
import { type Reading, type SectionAxis, plainReading } from './view.ts';

const axes: Readonly<Record<string, SectionAxis>> = { x: 0, y: 1, z: 2, sight: 'sight' };

/** "levels", "colors", "critical", "section_z_0.5", or several of them with ~ between; null for none. */
export function printReading({ levels, lossColors, critical, section }: Reading): string | null {
  const axis = section === null ? null : Object.keys(axes).find((name) => axes[name] === section.axis)!;
  const parts = [...(levels ? ['levels'] : []), ...(lossColors ? ['colors'] : []), ...(critical ? ['critical'] : []), ...(section === null ? [] : [`section_${axis}_${printNumber(section.offset)}`])];
  return parts.length === 0 ? null : parts.join('~');
}

/** null for a part that makes no sense. */
export function parseReading(text: string): Reading | null {
  let reading = plainReading;
  for (const part of text.split('~')) {
    const [name, axis, place, ...rest] = part.split('_');
    if (name === 'levels' && axis === undefined) reading = { ...reading, levels: true };
    else if (name === 'colors' && axis === undefined) reading = { ...reading, lossColors: true };
    else if (name === 'critical' && axis === undefined) reading = { ...reading, critical: true };
    else {
      const offset = parseNumber(place ?? '');
      if (name !== 'section' || axis === undefined || !Object.hasOwn(axes, axis) || offset === null || rest.length > 0) return null;
      reading = { ...reading, section: { axis: axes[axis]!, offset } };
    }
  }
  return reading;
}
