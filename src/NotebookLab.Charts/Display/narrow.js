// A chart of ours on a narrow page: its title wraps earlier, and the chart becomes as much higher; a plane whose units are
// equally long on both axes gets lower instead of leaving a gap.
'use strict';

window.narrowChart = ({ layout }, width) => {
  const narrow = layout.meta?.narrow;
  if (!narrow || width >= narrow.below) return;
  const { title, margin, xaxis, yaxis } = layout;
  let height = (layout.height ?? 450) + narrow.top - margin.t;
  if (yaxis?.scaleanchor === 'x' && !layout.xaxis2) {
    const span = axis => Math.abs(axis.range[1] - axis.range[0]);
    const sides = margin.l ?? layout.template.layout.margin.l, right = margin.r ?? layout.template.layout.margin.r;
    const picture = (width - sides - right) * span(yaxis) / span(xaxis);
    height = Math.min(height, narrow.top + picture + (margin.b ?? layout.template.layout.margin.b));
  }
  layout.title = { ...title, text: narrow.title, y: 1 - (1 - title.y) * (layout.height ?? 450) / height };
  layout.margin = { ...margin, t: narrow.top };
  layout.height = height;
};
