// node unfurl.mjs FOLDER ADDRESS...  Print, as JSON, what four programs from FOLDER/node_modules make of each address.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const require = createRequire(join(resolve(process.argv[2]), "any.js"));
const { unfurl } = require("unfurl.js");
const { getPreviewFromContent } = require("link-preview-js");
const openGraphScraper = require("open-graph-scraper");
const metascraper = require("metascraper")(
  ["title", "description", "image", "url"].map((part) => require(`metascraper-${part}`)()),
);

const programs = {
  "open-graph-scraper": async (url) => {
    const { result } = await openGraphScraper({ url });
    const [image] = result.ogImage;
    return {
      title: result.ogTitle, description: result.ogDescription, image: image.url, url: result.ogUrl,
      site: result.ogSiteName, type: result.ogType, locale: result.ogLocale, card: result.twitterCard,
      size: `${image.width}x${image.height} ${image.type}`, alternative: image.alt,
    };
  },
  "unfurl.js": async (url) => {
    const { open_graph: og, twitter_card: twitter } = await unfurl(url);
    const [image] = og.images;
    return {
      title: og.title, description: og.description, image: image.url, url: og.url,
      site: og.site_name, type: og.type, locale: og.locale, card: twitter.card,
      size: `${image.width}x${image.height} ${image.type}`, alternative: image.alt,
    };
  },
  "link-preview-js": async (url) => {
    // It refuses to fetch from the machine it runs on; it gets the page as if it had.
    const response = await fetch(url);
    const headers = Object.fromEntries(response.headers);
    const found = await getPreviewFromContent({ url, headers, data: await response.text() });
    return {
      title: found.title, description: found.description, image: found.images[0], site: found.siteName,
    };
  },
  metascraper: async (url) => metascraper({ url, html: await (await fetch(url)).text() }),
};

const found = {};
for (const address of process.argv.slice(3)) {
  found[address] = {};
  for (const [name, program] of Object.entries(programs)) {
    found[address][name] = await program(address).catch((error) => ({ error: String(error) }));
  }
}
console.log(JSON.stringify(found, null, 1));
