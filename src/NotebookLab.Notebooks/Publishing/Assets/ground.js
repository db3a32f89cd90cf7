// Charts on a dark ground, in the published page and in Jupyter.
'use strict';

window.darkenChart = (() => {
  // In the dark, what was near black becomes light, and what was near white becomes clear, and dark hues are lifted.
  function darken(chart) {
    const ink = '#d5dae0', muted = '#8b949e', line = '#3a414a', ground = '#2a313a';
    invert(chart.layout, ink);
    // Marks over a coloured ground keep their contrast with it; beside one they don't lie on it, nor do words.
    const layout = chart.layout;
    const placeOf = trace => trace.scene ?? (/surface|3d|cone/.test(trace.type) ? 'scene' : `${trace.xaxis ?? 'x'}${trace.yaxis ?? 'y'}`);
    const coloured = new Set(chart.data.filter(trace => /contour|heatmap|surface/.test(trace.type)).map(placeOf));
    for (const trace of chart.data) if (trace.mode === 'text' || !coloured.has(placeOf(trace))) invert(trace, ink);
    if (coloured.size > 0) layout.legend = { ...layout.legend, bgcolor: '#dfe5ec', font: { ...layout.legend?.font, color: '#1f2933' }, title: { ...layout.legend?.title, font: { color: '#1f2933' } } };

    layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
    layout.font = { ...layout.font, color: ink };
    layout.modebar = { ...layout.modebar, bgcolor: 'rgba(0,0,0,0)', color: muted, activecolor: ink };
    // What a reader moves and presses has a light ground unless it is told otherwise; the ground of a pressed
    // button is fixed in plotly.js, and only the style sheet can darken it.
    for (const annotation of layout.annotations ?? []) annotation.arrowcolor ??= muted;
    for (const slider of layout.sliders ?? []) Object.assign(slider, { bgcolor: ground, activebgcolor: muted, bordercolor: muted, tickcolor: muted });
    for (const menu of layout.updatemenus ?? []) {
      Object.assign(menu, { bgcolor: ground, bordercolor: muted });
      menu.font = { ...menu.font, color: ink };
    }
    const restyle = (owner, name) => {
      owner[name] = { ...owner[name], gridcolor: line, zerolinecolor: line, linecolor: '#6b7480' };
    };
    const names = new Set(['xaxis', 'yaxis', ...Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key))]);
    for (const name of names) restyle(layout, name);
    for (const trace of chart.data.filter(trace => trace.scene || /surface|3d|cone/.test(trace.type))) {
      const name = trace.scene ?? 'scene';
      const scene = layout[name] = { ...layout[name], bgcolor: 'rgba(0,0,0,0)' };
      for (const axis of ['xaxis', 'yaxis', 'zaxis']) {
        restyle(scene, axis);
        scene[axis].backgroundcolor = 'rgba(0,0,0,0)';
      }
    }
  }

  function invert(node, ink, brightness = 0.1) {
    for (const [key, value] of Object.entries(node ?? {})) {
      if (typeof value === 'string' && /color$/i.test(key)) {
        const shade = grey(value);
        if (shade < 130) node[key] = ink;
        else if (shade > 235 && key !== 'color') node[key] = 'rgba(21,24,29,0.85)';
        else if (Number.isNaN(shade)) node[key] = lifted(value, brightness);
      } else if (typeof value === 'string' && key === 'text') {
        node[key] = value.replace(/\bcolor:\s*([^;'"]+)/g, (style, colour) => grey(colour) < 170 ? 'color:#a3acb7' : style);
      } else if (value && typeof value === 'object' && key !== 'colorscale') {
        // Letters are thin and want more light than lines.
        invert(value, ink, /font$/i.test(key) ? 0.3 : brightness);
      }
    }
  }

  // A hue too dark to be told from the ground, mixed with white by as much as it is too dark.
  function lifted(colour, brightness) {
    const [red, green, blue, alpha] = channels(colour);
    if (alpha < 255 || !CSS.supports('color', colour)) return colour;
    const light = 0.2126 * (red / 255) ** 2.2 + 0.7152 * (green / 255) ** 2.2 + 0.0722 * (blue / 255) ** 2.2;
    const white = Math.max(0, 1 - light / brightness) * 0.65;
    return `rgb(${[red, green, blue].map(channel => Math.round(channel + (255 - channel) * white))})`;
  }

  function channels(colour) {
    const pen = document.createElement('canvas').getContext('2d');
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return pen.getImageData(0, 0, 1, 1).data;
  }

  // How light a colour is if it is nearly grey; NaN for one with a hue or without substance.
  function grey(colour) {
    const [red, green, blue, alpha] = channels(colour);
    const most = Math.max(red, green, blue);
    const isColour = CSS.supports('color', colour);
    return isColour && alpha > 100 && most - Math.min(red, green, blue) < 48 ? most : NaN;
  }

  return darken;
})();
