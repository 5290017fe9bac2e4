// What Lighthouse gives pages, as one JSON object a line: their scores, and the audits that are not passed.
// node lighthouse.mjs CHROME URL...
import * as chrome from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...urls] = process.argv.slice(2);
const browser = await chrome.launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
try {
  for (const url of urls) {
    const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "error" });
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score]));
    const failed = Object.values(lhr.categories)
      .filter(({ id }) => id !== "performance")
      .flatMap(({ auditRefs }) => auditRefs)
      .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => id);
    console.log(JSON.stringify({ url, scores, failed }));
  }
} finally {
  await browser.kill();
}
