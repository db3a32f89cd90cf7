// A chart of ours on a narrow page: its title wraps earlier, and the chart becomes as much higher; a plane whose units are
// equally long on both axes gets lower instead of leaving a gap.
'use strict';

window.narrowChart = ({ layout }, width) => {
  const narrow = layout.meta?.narrow;
  if (!narrow || width >= narrow.below) return;
  const { title, xaxis, yaxis } = layout;
  const margin = { l: 80, r: 80, b: 80, ...layout.template?.layout?.margin, ...layout.margin };
  let height = (layout.height ?? 450) + narrow.top - margin.t;
  if (yaxis?.scaleanchor === 'x' && !layout.xaxis2 && xaxis?.range && yaxis.range) {
    const span = ({ range: [from, to] }) => Math.abs(to - from);
    height = Math.min(height, narrow.top + margin.b + (width - margin.l - margin.r) * span(yaxis) / span(xaxis));
  }
  layout.title = { ...title, text: narrow.title, y: 1 - (1 - title.y) * (layout.height ?? 450) / height };
  layout.margin = { ...layout.margin, t: narrow.top };
  layout.height = height;
};
