import * as katex from 'katex';

/** A node of KaTeX's own tree: some carry their inline style as an attribute string, some as an object. */
interface TexNode {
  readonly attributes?: Record<string, string>;
  readonly children?: readonly TexNode[];
  toNode(): Node;
}

interface TexTree {
  readonly __renderToDomTree: (tex: string, options: katex.KatexOptions) => TexNode;
}

/**
 * The formula as HTML with MathML beside it, ready to be put into the page.
 *
 * KaTeX writes a few inline styles (tall delimiters, vector arrows, errors) as attribute strings, which `style-src 'self'` refuses
 * and reports; here they reach the element through its style object. Hence KaTeX's tree instead of `katex.render`.
 */
export function typesetTex(tex: string, display: boolean): Node {
  const { __renderToDomTree: treeOf } = katex as unknown as TexTree;
  const tree = treeOf(tex, { displayMode: display, throwOnError: false, output: 'htmlAndMathml', strict: 'ignore', errorColor: 'var(--danger)' });
  setStylesAside(tree);
  const node = tree.toNode();
  const box = document.createElement('span');
  box.append(node);
  for (const element of box.querySelectorAll<HTMLElement | SVGElement | MathMLElement>(`[${aside}]`)) {
    element.style.cssText = element.getAttribute(aside) ?? '';
    element.removeAttribute(aside);
  }
  return node;
}

const aside = 'data-inline-style';

/** Renames each attribute `style` so that the browser does not read it while the tree becomes elements. */
export function setStylesAside(node: TexNode): void {
  const style = node.attributes?.['style'];
  if (node.attributes !== undefined && style !== undefined) {
    delete node.attributes['style'];
    node.attributes[aside] = style;
  }
  node.children?.forEach(setStylesAside);
}
