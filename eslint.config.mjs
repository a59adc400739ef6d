// SPDX-License-Identifier: Apache-2.0
// ESLint reads what oxlint cannot: templates of .vue files, and promises nobody waits for, which need types.
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

const vueFiles = ['**/*.vue']

export default [
  { ignores: ['dist/**', 'node_modules/**', 'out/**', 'release/**', 'test/**', '**/*.test.ts', '**/*.mjs', '**/*.js', '**/*.cjs'] },
  ...vue.configs['flat/essential'].map((config) => ({ files: vueFiles, ...config })),
  {
    files: vueFiles,
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
  {
    files: ['{shared,electron,renderer}/**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: ['shared/tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
]
