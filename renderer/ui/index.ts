// SPDX-License-Identifier: Apache-2.0
export { default as AgeMark } from './AgeMark.vue'
export { default as ClassSign } from './ClassSign.vue'
export { default as DemoPlate } from './DemoPlate.vue'
export { default as GradePlate } from './GradePlate.vue'
export { default as InvertedPlate } from './InvertedPlate.vue'
export { default as LevelLadder } from './LevelLadder.vue'
export { default as SectionHead } from './SectionHead.vue'
export { default as StateMark } from './StateMark.vue'
export { default as ValueText } from './ValueText.vue'
export { default as WarningShape } from './WarningShape.vue'
export {
  beijingDay,
  beijingDayStart,
  beijingParts,
  clockText,
  elapsedText,
  monthDayText,
  spanParts,
  timeOnDayText,
  timeText,
  type BeijingParts,
} from './instantText.ts'
export { DASH, numberText, shortNumberText, signedText } from './numberText.ts'
export { longestUnits, textUnits } from './textUnits.ts'
export { useWords, type Bilingual, type Words } from './useWords.ts'
