// @ts-check
// A phone or a tablet passes a text on as a file, with its own sheet.

/** @param {string} name of a file  @param {string} text */
const textFile = (name, text) => new File([text], name, { type: "text/plain" });

/** Whether this is such a device. */
export const canShare = () => matchMedia("(pointer: coarse)").matches && !!navigator.canShare?.({ files: [textFile("tekst.txt", "-")] });

/**
 * @param {string} title
 * @param {string} name of the file that goes along
 * @param {string} text
 * @returns {Promise<boolean>} whether it was passed on
 */
export async function share(title, name, text) {
  try {
    await navigator.share({ title, files: [textFile(name, text)] });
    return true;
  } catch {
    return false;
  }
}

/** Offer it, where it can be done.  @param {ParentNode} form */
export function offerShare(form) {
  for (const part of canShare() ? form.querySelectorAll("[data-way=share], [data-way=share] + .hint") : []) part.removeAttribute("hidden");
}
