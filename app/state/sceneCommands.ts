/** What the page can ask of the picture; the scene fills it in while it is there. */
export interface PictureCommands {
  readonly fit: () => void;
  readonly reset: () => void;
}

export const pictureCommands: { current: PictureCommands | null } = { current: null };
