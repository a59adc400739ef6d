// SPDX-License-Identifier: Apache-2.0
// ESLint reads only .vue files here: oxlint does not see templates. Types are vue-tsc's business.
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

export default [
  { ignores: ['dist/**', 'node_modules/**', 'out/**', 'release/**', '**/*.ts', '**/*.mjs', '**/*.js'] },
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser, ecmaVersion: 'latest', sourceType: 'module' } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/no-ref-as-operand': 'error',
      'vue/require-v-for-key': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-restricted-html-elements': ['error', 'marquee', 'iframe', 'webview', 'dialog'],
    },
  },
]
