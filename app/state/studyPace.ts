/** Seconds that "of late" reaches back. */
const memory = 5;

/** How fast trainings go, of late. */
export interface StudyPace {
  /** Some trainings of one block are done. */
  mark(seconds: number, trainings: number): void;
  /** Trainings a second, and seconds that remaining blocks take at the pace of the latest ones; null while too little is known. */
  read(seconds: number, blocksLeft: number): { readonly rate: number | null; readonly remaining: number | null };
}

/** A pace that begins now. */
export function studyPace(begun: number): StudyPace {
  let marks: { readonly seconds: number; readonly trainings: number }[] = [];
  return {
    mark(seconds, trainings) {
      marks.push({ seconds, trainings });
      if (marks[0]!.seconds < seconds - 2 * memory) marks = marks.filter((mark) => mark.seconds >= seconds - memory);
    },
    read(seconds, blocksLeft) {
      const recent = marks.filter((mark) => mark.seconds >= seconds - memory);
      const span = seconds - Math.max(begun, seconds - memory);
      if (recent.length === 0 || span < 0.2) return { rate: null, remaining: null };
      return { rate: recent.reduce((sum, { trainings }) => sum + trainings, 0) / span, remaining: (blocksLeft * span) / recent.length };
    },
  };
}
