/** Names of axes for a screen reader: TeX without its signs ("A", "B/A", "p"). */
export const plainTex = (tex: string): string =>
  tex
    .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replaceAll(/\\[lr]?[vV]ert\s?|\\\|/g, '|')
    .replaceAll(/\\[,;:! ]/g, ' ')
    .replaceAll(/[\\{}$]/g, '')
    .replaceAll('_', ' ')
    .trim();
