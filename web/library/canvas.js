// Draws Dear ImGui's triangles with WebGL2, and makes everything anew when the context comes back.
// Knows no widget; see web/canvas.cpp for what calls it.
mergeInto(LibraryManager.library, {
  $ithaca_canvas: {
    element: null,
    gl: null,
    program: null,
    vertices: null,
    indices: null,
    textures: null,
    lost: false,

    open: function() {
      if (ithaca_canvas.element) return;
      ithaca_canvas.element = document.getElementById('canvas');
      ithaca_canvas.gl = ithaca_canvas.element.getContext('webgl2', {
        alpha: false, depth: false, stencil: false, antialias: false, powerPreference: 'low-power',
      });
      if (ithaca_canvas.gl) ithaca_canvas.prepare();
    },

    start: function() {
      ithaca_canvas.open();
      if (!ithaca_canvas.gl) return false;
      const canvas = ithaca_canvas.element;
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        ithaca_canvas.lost = true;
      });
      canvas.addEventListener('webglcontextrestored', () => {
        ithaca_canvas.lost = false;
        ithaca_canvas.prepare();
        _ithaca_canvas_came_back();
      });
      return true;
    },

    prepare: function() {
      const gl = ithaca_canvas.gl;
      const shader = (kind, source) => {
        const made = gl.createShader(kind);
        gl.shaderSource(made, source);
        gl.compileShader(made);
        return made;
      };
      const program = ithaca_canvas.program = gl.createProgram();
      gl.attachShader(program, shader(gl.VERTEX_SHADER, `#version 300 es
layout(location=0) in vec2 at; layout(location=1) in vec2 uv; layout(location=2) in vec4 color;
layout(location=3) in vec2 size; out vec2 place; out vec4 tint;
void main() { place = uv; tint = color; gl_Position = vec4(at / size * vec2(2, -2) + vec2(-1, 1), 0, 1); }`));
      gl.attachShader(program, shader(gl.FRAGMENT_SHADER, `#version 300 es
precision mediump float;
uniform sampler2D image; in highp vec2 place; in vec4 tint; out vec4 color;
void main() { color = tint * texture(image, place); }`));
      gl.linkProgram(program);
      ithaca_canvas.vertices = gl.createBuffer();
      ithaca_canvas.indices = gl.createBuffer();
      ithaca_canvas.textures = new Map();
    },
  },

  ithaca_canvas_start__deps: ['$ithaca_canvas'],
  ithaca_canvas_start: function() {
    return ithaca_canvas.start();
  },

  // Gives the canvas its size and paints the ground; zero when there is nothing to draw on now.
  ithaca_canvas_begin__deps: ['$ithaca_canvas'],
  ithaca_canvas_begin: function(width, height, red, green, blue) {
    const element = ithaca_canvas.element;
    const gl = ithaca_canvas.gl;
    const lost = ithaca_canvas.lost;
    if (!gl || lost) return false;
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    gl.viewport(0, 0, width, height);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(red / 255, green / 255, blue / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    gl.useProgram(ithaca_canvas.program);
    gl.vertexAttrib2f(3, width, height);  // for all vertices; to ask where a uniform is would wait for the compiler
    return true;
  },

  ithaca_canvas_texture__deps: ['$ithaca_canvas'],
  ithaca_canvas_texture: function(id, width, height, pixels) {
    const gl = ithaca_canvas.gl;
    const textures = ithaca_canvas.textures;
    const texture = gl.createTexture();
    textures.set(id, texture);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    }
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, HEAPU8, pixels);
  },

  // `pixels` is the first one of the part; rows are `row` pixels long.
  ithaca_canvas_texture_part__deps: ['$ithaca_canvas'],
  ithaca_canvas_texture_part: function(id, x, y, width, height, row, pixels) {
    const gl = ithaca_canvas.gl;
    const textures = ithaca_canvas.textures;
    gl.bindTexture(gl.TEXTURE_2D, textures.get(id));
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, row);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, HEAPU8, pixels);
  },

  ithaca_canvas_drop_texture__deps: ['$ithaca_canvas'],
  ithaca_canvas_drop_texture: function(id) {
    ithaca_canvas.gl.deleteTexture(ithaca_canvas.textures.get(id));
    ithaca_canvas.textures.delete(id);
  },

  // Vertices of 20 bytes: position and texture place as floats, color as bytes. Indices of 16 bits.
  ithaca_canvas_list__deps: ['$ithaca_canvas'],
  ithaca_canvas_list: function(vertices, vertex_bytes, indices, index_bytes) {
    const gl = ithaca_canvas.gl;
    gl.bindBuffer(gl.ARRAY_BUFFER, ithaca_canvas.vertices);
    gl.bufferData(gl.ARRAY_BUFFER, HEAPU8, gl.STREAM_DRAW, vertices, vertex_bytes);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, ithaca_canvas.indices);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, HEAPU8, gl.STREAM_DRAW, indices, index_bytes);
    for (const place of [0, 1, 2]) gl.enableVertexAttribArray(place);
  },

  // The clip counts from the upper left corner.
  ithaca_canvas_draw__deps: ['$ithaca_canvas'],
  ithaca_canvas_draw: function(texture, count, first_index, first_vertex, x, y, width, height) {
    const gl = ithaca_canvas.gl;
    const element = ithaca_canvas.element;
    const textures = ithaca_canvas.textures;
    const offset = first_vertex * 20;
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 20, offset);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 20, offset + 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, 20, offset + 16);
    gl.bindTexture(gl.TEXTURE_2D, textures.get(texture));
    gl.scissor(x, element.height - y - height, width, height);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, first_index * 2);
  },
});
