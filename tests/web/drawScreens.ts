// Both run in a page of their own. What they get and give are PNGs as base64.

interface Halves {
  readonly old: string;
  readonly halves: readonly string[];
}

/** Draws the new halves of a picture of screens, before and after, over the old ones. */
export async function drawHalves({ old, halves }: Halves): Promise<string> {
  const read = async (data: string) => createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const base = await read(old);
  const canvas = Object.assign(document.createElement('canvas'), { width: base.width, height: base.height });
  const pen = canvas.getContext('2d');
  if (pen) pen.imageSmoothingQuality = 'high';
  pen?.drawImage(base, 0, 0);
  for (const [at, half] of halves.entries())
    pen?.drawImage(await read(half), 212 + 412 * (at % 3), 8 + 339 * Math.floor(at / 3), 190, 323);
  return canvas.toDataURL('image/png').replace(/.*,/, '');
}

/** Draws screens beside each other, each in a frame with round corners. */
export async function drawSideBySide(screens: readonly string[]): Promise<string> {
  const read = async (data: string) => createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const drawn = await Promise.all(screens.map(read));
  const [width, height] = [drawn[0]?.width ?? 0, drawn[0]?.height ?? 0];
  const [gap, round] = [48, 24];
  const canvas = Object.assign(document.createElement('canvas'), {
    width: (width + gap) * screens.length - gap + 4,
    height: height + 4,
  });
  const pen = canvas.getContext('2d');
  if (!pen) return '';
  pen.imageSmoothingQuality = 'high';
  pen.strokeStyle = '#7b8b92';
  pen.lineWidth = 3;
  for (const [at, screen] of drawn.entries()) {
    const frame = new Path2D();
    frame.roundRect(2 + (width + gap) * at, 2, width, height, round);
    pen.save();
    pen.clip(frame);
    pen.drawImage(screen, 2 + (width + gap) * at, 2, width, height);
    pen.restore();
    pen.stroke(frame);
  }
  return canvas.toDataURL('image/png').replace(/.*,/, '');
}
