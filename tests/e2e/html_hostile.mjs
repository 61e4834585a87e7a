// Hostile pages of HTML, made here. Each tries to run `pwned()`, to ask for something at `https://evil.example` or at the
// page's own origin (`/evil…`), or to stop the tab. `text` is what a reader sees of it, `refused` why it is not read.

const RUN = "pwned()";
const FAR = "https://evil.example/";

/** Attributes that run something somewhere, or ask for something. */
const HANDLERS = [
  "onabort", "onanimationend", "onanimationstart", "onbeforeinput", "onbeforetoggle", "onblur", "oncanplay", "onchange", "onclick", "onerror",
  "onfocus", "onfocusin", "onhashchange", "oninput", "onload", "onloadstart", "onmessage", "onmouseover", "onpageshow", "onpointerenter",
  "onpointerrawupdate", "onresize", "onscroll", "onscrollend", "onsecuritypolicyviolation", "ontoggle", "ontransitionend", "onunload", "onwheel",
];
const ADDRESSES = ["src", "href", "action", "formaction", "data", "poster", "background", "srcset", "xlink:href", "ping", "manifest", "cite", "longdesc"];
const SCRIPT_URLS = [
  "javascript:pwned()", "JaVaScRiPt:pwned()", " javascript:pwned()", "java\tscript:pwned()", "java&#10;script:pwned()", "&#106;avascript:pwned()",
  "&#x6A&#x61vascript:pwned()", "&#1;javascript:pwned()", "javascript&colon;pwned()", "data:text/html,<script>parent.pwned()</script>",
  "vbscript:pwned()", "blob:pwned", "//evil.example/x", "\\\\evil.example\\x",
];
const TAGS = ["img", "script", "iframe", "body", "svg", "video", "audio", "input", "object", "embed", "link", "form", "math", "marquee", "details", "a"];

const pages = [];
const page = (name, html, text = "Texte.") => pages.push({ name, html, text });

for (const tag of TAGS) {
  const attributes = [...HANDLERS.map((name) => `${name}="${RUN}"`), ...ADDRESSES.map((name) => `${name}="${FAR}${tag}/${name}"`), "autofocus", "autoplay"];
  const end = ["img", "input", "embed", "link", "body"].includes(tag) ? "" : `</${tag}>`;
  page(`every attribute on ${tag}`, `<${tag} ${attributes.join(" ")}>${end}<p>Texte.</p>`);
}
for (const url of SCRIPT_URLS) {
  page(
    `address ${JSON.stringify(url)}`,
    `<p><a href="${url}">Tex</a><img src="${url}">te.</p><iframe src="${url}"></iframe><form action="${url}"><button formaction="${url}">x</button></form>
     <object data="${url}"></object><svg><a xlink:href="${url}"><text>x</text></a><use href="${url}"/></svg><meta http-equiv="refresh" content="0;url=${url}">`,
  );
}
page("a script", `<script>${RUN}</script><script src="${FAR}a.js"></script><script type=module>${RUN}</script><script src=/evil.js></script><p>Texte.</p>`);
page("srcdoc", `<iframe srcdoc="<script>parent.pwned()</script><img src=${FAR}>"></iframe><p>Texte.</p>`);
page("styles", `<style>@import "${FAR}a.css"; p { background: url(${FAR}b.png) }</style><link rel=stylesheet href=${FAR}c.css><p style="background:url('${FAR}d.png');behavior:url(x)">Texte.</p>`);
page(
  "what is loaded beforehand",
  ["preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "prerender", "manifest", "icon", "import", "stylesheet", "next", "pingback"]
    .map((rel) => `<link rel="${rel}" as="script" href="${FAR}${rel}">`)
    .join("") + `<script type="speculationrules">{"prefetch":[{"urls":["${FAR}rules"]}]}</script><script type=importmap>{"imports":{"a":"${FAR}map"}}</script><p>Texte.</p>`,
);
page("meta", `<meta http-equiv=refresh content="0;url=${FAR}"><meta http-equiv="Content-Security-Policy" content="default-src *"><meta http-equiv=set-cookie content=a=b><p>Texte.</p>`);
page("base", `<base href="${FAR}" target=_top><p>Tex<img src=a.png>te.</p><a href=b></a>`);
page("templates", `<template><script>${RUN}</script><img src=${FAR} onerror=${RUN}></template><p>Texte.</p>`);
page("a shadow tree", `<div><template shadowrootmode=open><script>${RUN}</script><img src=${FAR}>Ombre</template><p>Texte.</p></div>`);
page("SVG", `<svg onload=${RUN}><script>${RUN}</script><script href=${FAR}/></script><animate onbegin=${RUN} attributeName=x dur=1s /><set attributeName=href to=javascript:${RUN} /><image href=${FAR} /><foreignObject><iframe src=javascript:${RUN}></iframe></foreignObject></svg><p>Texte.</p>`);
page("MathML", `<math href=javascript:${RUN} onclick=${RUN}><mtext></mtext><mi xlink:href=javascript:${RUN}></mi></math><p>Texte.</p>`);
page("object and embed", `<object data=${FAR} type=text/html><embed src=${FAR}><param name=src value=${FAR}></object><applet code=${FAR}></applet><p>Texte.</p>`);
page("media", `<video autoplay poster=${FAR}><source src=${FAR} onerror=${RUN}><track src=${FAR} default></video><audio src=${FAR} autoplay></audio><picture><source srcset="${FAR} 2x"><img srcset="${FAR} 1x" loading=eager></picture><p>Texte.</p>`);
page("frames", `<frameset onload=${RUN}><frame src=javascript:${RUN}></frameset>`, null);
page("noscript", `<noscript><p title="</noscript><img src=x onerror=${RUN}>">Dedans.</p></noscript><p>Texte.</p>`, "Dedans.\nTexte.");
page("a mutation by style in MathML", `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;"></table></mtext></math><p>Texte.</p>`, null);
page("a mutation by title in SVG", `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>"></a></style></svg><p>Texte.</p>`, null);
page("a mutation by a form in a form", `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}></style></mglyph></form></mtext></math></form><p>Texte.</p>`, null);
page("comments", `<!--><script>${RUN}</script>--><!-- --!><img src=x onerror=${RUN}>--><!---><svg onload=${RUN}></svg><p>Texte.</p>`, null);
page("CDATA", `<![CDATA[<img src=x onerror=${RUN}>]]><svg><![CDATA[><img src=x onerror=${RUN}>]]></svg><p>Texte.</p>`, null);
page("entities", `<p>&lt;script&gt;${RUN}&lt;/script&gt; &amp;lt;b&amp;gt;</p>`, `<script>${RUN}</script> &lt;b&gt;`);
page("a clobbered document", `<form name=documentElement><input name=firstChild><input name=parentNode><input name=getAttribute></form><img name=body><img name=createTreeWalker><a id=document></a><p>Texte.</p>`);
page("custom elements", `<x-y is=script>Tex</x-y><p is="x-z">te.</p><pre is=iframe>fin</pre>`, "Tex\nte.\nfin");
page("names of Manchette", `<p data-manchette>Texte.</p><div id=texte class=m-dialog><button data-pressed>x</button></div><article id=desk></article>`);
page("bytes", "<p>Tex{NUL}te.\uFEFF\u202E{HALF}</p>", null);
page("title and address", `<title><img src=x onerror=${RUN}></title><link rel=canonical href="javascript:${RUN}"><p>Texte.</p>`);

/** Pages that are read, whatever else they try. Where `text` is null, all that counts is that nothing happens.
 * What no driver sends, a null byte and half a character, stands for itself in braces. */
export const HOSTILE = pages;

const DEEP = /5.000/;
const TWISTED = /5.000|so badly|si mal fermées/;

/** Pages that would stop the tab: [name, how to make them, why they are refused]. */
export const REFUSED = [
  ["200 000 nested elements", ["<div>", 200_000], DEEP],
  ["200 000 nested elements in SVG", ["<svg>", 1, "<g>", 200_000], DEEP],
  ["200 000 nested tables", ["<table><td>", 200_000], TWISTED],
  ["200 000 nested elements of formatting", ["<b>", 200_000], TWISTED],
  ["elements hidden by a script that looks closed", ["<div><script><!--<script></script></div></script>", 60_000], DEEP],
  ["elements hidden by a select", ["<select><input><div></select>", 60_000], TWISTED],
  ["formatting that each paragraph repeats", ["<p>", 1, "<font>", 3_000, "</p><p>a", 30_000], TWISTED],
  ["more than 8 MB", ["<p>0123456789</p>\n", 520_000], /8 M[Bo]/],
];

/** The page that such a recipe makes. It runs in the browser, too: what is long is not sent there. */
export function made(recipe) {
  let html = "";
  for (let i = 0; i < recipe.length; i += 2) html += recipe[i].repeat(recipe[i + 1]);
  return html;
}
