const draw = process.env['WAYMARK_TEST_DRAW'];

// Properties draw their examples anew in each run, unless a run is to be the same again.
if (draw !== undefined) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ seed: Number(draw) });
}
