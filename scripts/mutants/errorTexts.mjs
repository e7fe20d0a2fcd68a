/** What an error says is read by an engineer: no test should pin its wording. */
const errorTexts = {
  shouldIgnore(path) {
    const isError = path.isNewExpression() && /Error$/.test(path.node.callee.name ?? '');
    return isError ? 'The wording of an error.' : undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'error-texts', value: errorTexts }];
