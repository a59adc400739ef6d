// SPDX-License-Identifier: Apache-2.0
import { inkIndex, INK_NAMES } from './palette.ts'

const HEAD = `uniform vec4 uPalette[${INK_NAMES.length}]; uniform vec4 uFog; uniform vec4 uFocus;
uniform vec3 uGround; uniform vec3 uLand; uniform float uPixel; uniform float uOpacity;
float fog(float d) { return uFog.z * smoothstep(uFog.x, uFog.y, d); }
`

/**
 * Flat things on the ground. `stretch` = corner normal, half width in metres, least half width in pixels;
 * `pen` = metres along the line, side (-1, 1, or 0 for fills), ink, alpha; `dash` = length drawn, period.
 */
export const FLAT_VERTEX = `in vec3 position3DHigh; in vec3 position3DLow; in vec4 stretch; in vec4 pen; in vec2 dash; in float batchId;
out vec4 vColour; out vec3 vSide; out vec2 vDash; out float vAlong;
${HEAD}
void main() {
  vec4 p = czm_computePosition();
  vec4 eye = czm_modelViewRelativeToEye * p;
  float metresPerPixel = 2.0 * -eye.z / (czm_projection[1][1] * czm_viewport.w);
  float halfWidth = max(stretch.z, stretch.w * uPixel * metresPerPixel);
  float grown = halfWidth + metresPerPixel; // one pixel of margin for the soft edge
  if (pen.y != 0.0) { p.xy += stretch.xy * grown * pen.y; eye = czm_modelViewRelativeToEye * p; }
  vColour = vec4(uPalette[int(pen.z + 0.5)].rgb, pen.w);
  vSide = vec3(pen.y * grown / max(halfWidth, 1e-3), abs(pen.y), length(eye.xyz));
  vDash = dash;
  vAlong = pen.x;
  gl_Position = czm_projection * eye;
}`

/** Soft edges by derivative, so that lines are smooth without multisampling. */
export const FLAT_FRAGMENT = `in vec4 vColour; in vec3 vSide; in vec2 vDash; in float vAlong;
${HEAD}
void main() {
  float alpha = vColour.a * uOpacity;
  float side = abs(vSide.x), sideStep = fwidth(vSide.x), alongStep = fwidth(vAlong);
  if (vSide.y > 0.5) alpha *= clamp(0.5 + (1.0 - side) / max(sideStep, 1e-4), 0.0, 1.0);
  if (vDash.y > 0.0) { float s = mod(vAlong, vDash.y); alpha *= clamp(0.5 + min(s, vDash.x - s) / max(alongStep, 1e-4), 0.0, 1.0); }
  out_FragColor = vec4(mix(vColour.rgb, uGround, fog(vSide.z)), alpha);
}`

/** Blends with the ground itself, for shadows that are merged by "darkest wins". */
export const SHADOW_FRAGMENT = `in vec4 vColour; in vec3 vSide; in vec2 vDash; in float vAlong;
${HEAD}
void main() {
  float alpha = vColour.a * vColour.a * (1.0 - fog(vSide.z));
  out_FragColor = vec4(mix(uGround, vColour.rgb, alpha), 1.0);
}`

/**
 * Boxes. `face` = normal (z = 1 is the top) and density 0..1 of the town core; `kind` = ink of a column
 * (-1 for a block) and the vertex's height above the box's foot. `uRise` 0..1 lets them grow out of the ground.
 */
export const BOX_VERTEX = `in vec3 position3DHigh; in vec3 position3DLow; in vec4 face; in vec2 kind; in float batchId;
out vec3 vColour; uniform float uRise;
${HEAD}
void main() {
  vec4 p = czm_computePosition();
  p.z -= kind.y * (1.0 - uRise);
  vec4 eye = czm_modelViewRelativeToEye * p;
  float d = length(eye.xyz);
  float facing = 0.5 + 0.5 * dot(face.xy, normalize(vec2(-0.45, -0.9)));
  float lit = min(1.0, 0.15 + face.w * 1.1);
  float foot = kind.y > 0.0 ? 1.0 : 0.72;
  if (kind.x < 0.0) {
    vec3 top = uPalette[${inkIndex('blockTop')}].rgb, a = uPalette[${inkIndex('blockLit')}].rgb, b = uPalette[${inkIndex('blockDark')}].rgb;
    vColour = face.z > 0.5 ? mix(a, top, min(1.0, 0.35 + lit)) : mix(b, mix(b, a, lit), facing) * foot;
    float far = clamp((d / uFog.w - 0.85) / 0.75, 0.0, 0.8);
    float outside = uFocus.w * smoothstep(uFocus.z * 0.55, uFocus.z * 1.25, distance((position3DHigh + position3DLow).xy, uFocus.xy));
    vColour = mix(vColour, uLand, max(max(far, outside), 1.0 - smoothstep(0.0, 0.6, uRise)));
  } else vColour = uPalette[int(kind.x + 0.5)].rgb * (face.z > 0.5 ? 1.0 : mix(0.45, 0.78, facing));
  vColour = mix(vColour, uGround, fog(d));
  gl_Position = czm_projection * eye;
}`

/** Plain colour. */
export const BOX_FRAGMENT = `in vec3 vColour;
void main() { out_FragColor = vec4(vColour, 1.0); }`
