/** The version of the program, for files that it writes; the same as in package.json. */
export const programVersion = '0.1.0';
