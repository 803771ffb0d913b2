/** A file packed with gzip, or one too big once unpacked. */
export async function unpack(bytes: Uint8Array, limit: number): Promise<Uint8Array | 'broken' | 'too-large'> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.byteLength > limit ? 'too-large' : bytes;
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.byteLength;
      if (length > limit) {
        await reader.cancel();
        return 'too-large';
      }
      parts.push(step.value);
    }
  } catch {
    return 'broken';
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
