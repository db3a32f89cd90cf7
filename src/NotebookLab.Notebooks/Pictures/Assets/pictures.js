// Draws the charts one after the other and leaves each as a PNG in the document, in their order.
'use strict';

(async () => {
  const source = document.getElementById('charts');
  const charts = JSON.parse(source.textContent);
  source.remove();
  for (const { data, layout = {}, config } of charts) {
    const result = document.createElement('output');
    try {
      const width = 760, height = layout.height ?? 450;
      const whole = { data, layout: { ...layout, width, height }, config };
      result.textContent = await Plotly.toImage(whole, { format: 'png', width, height, scale: 1 });
    } catch (error) {
      result.className = 'error';
      result.textContent = error?.message ?? String(error);
    }
    document.body.append(result);
  }
  // Who reads the document can tell by this that no chart is still to come.
  document.body.dataset.done = 'yes';
})();
