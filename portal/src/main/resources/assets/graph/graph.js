// The research graph: things and links in a picture (Cytoscape, on a canvas) and in a table, which act on each other.
// What is connected is asked over the REST API; the limits and the way it is worked with stand in docs/graph.md.
(function () {
  "use strict";
  const root = document.getElementById("graph");
  if (!root) return;

  const MAX_THINGS = 10000;
  const FIRST = 50;
  const ROWS = 100;
  const DAY = 86400000;
  const words = {};
  document.querySelectorAll("#graph-words dt").forEach(function (term) {
    words[term.textContent] = term.nextElementSibling.textContent;
  });
  const byId = function (id) { return document.getElementById(id); };
  const things = new Map();
  const links = new Map();
  const degree = new Map();
  const spans = new Map();
  const followed = new Map();
  const undone = [];
  let chosen = null;
  let begin = 0;
  let span = null;
  let cy = null;

  function said(text, values) {
    return values.reduce(function (all, value, i) { return all.replace("{" + i + "}", value); }, text);
  }
  function tell(text) { byId("graph-message").textContent = text; }
  function number(value) { return value.toLocaleString("en"); }
  const OTHERS = ["report", "actor", "threat", "source", "system", "country", "detection"];
  function isIndicator(key) { return !OTHERS.includes(typeOf(key)); }
  function typeOf(key) { return key.slice(0, key.indexOf(":")); }

  // ---- The REST API
  async function call(path, options) {
    const request = Object.assign({ headers: {} }, options);
    request.headers["Accept"] = "application/json";
    if (request.body) request.headers["Content-Type"] = "application/json";
    const csrf = document.querySelector("meta[name=csrf]");
    if (csrf && request.method) request.headers["X-CSRF-TOKEN"] = csrf.content;
    const response = await fetch(root.dataset.api + path, request);
    if (response.ok) return response;
    let detail = String(response.status);
    try { detail = (await response.json()).detail || detail; } catch (e) { /* no JSON: the status says enough */ }
    throw new Error(detail);
  }
  async function json(path, options) { return (await call(path, options)).json(); }
  function guarded(work) {
    return function () {
      return Promise.resolve(work.apply(null, arguments)).catch(function (failed) {
        tell(said(words.failed, [failed.message]));
      });
    };
  }

  // ---- What the graph holds
  function add(node, x, y) {
    const known = things.get(node.thing);
    if (known) {
      if (node.zone && node.zone !== "grey") known.zone = node.zone;
      return known;
    }
    if (things.size >= MAX_THINGS) throw new Error(said(words.full, [number(MAX_THINGS)]));
    const thing = {
      thing: node.thing, label: node.label, zone: node.zone || "grey", x: x, y: y,
      pinned: Boolean(node.pinned), hidden: Boolean(node.hidden), note: node.note || ""
    };
    things.set(thing.thing, thing);
    return thing;
  }
  function connect(link) {
    const id = link.relation + " " + link.from + " " + link.to;
    if (links.has(id) || link.from === link.to) return;
    links.set(id, { id: id, relation: link.relation, from: link.from, to: link.to, firstSeen: link.firstSeen, lastSeen: link.lastSeen, saidBy: link.saidBy || "" });
    [link.from, link.to].forEach(function (key) {
      degree.set(key, (degree.get(key) || 0) + 1);
      const seen = spans.get(key) || { first: null, last: null };
      if (link.firstSeen && (!seen.first || link.firstSeen < seen.first)) seen.first = link.firstSeen;
      const last = link.lastSeen || link.firstSeen;
      if (last && (!seen.last || last > seen.last)) seen.last = last;
      spans.set(key, seen);
    });
  }
  function recount() {
    const all = Array.from(links.values());
    links.clear(); degree.clear(); spans.clear();
    all.forEach(function (link) { if (things.has(link.from) && things.has(link.to)) connect(link); });
  }
  function remember() {
    undone.push({ things: Array.from(things.values(), function (one) { return Object.assign({}, one); }), links: Array.from(links.values()) });
    if (undone.length > 20) undone.shift();
  }
  function load(state) {
    things.clear(); links.clear(); degree.clear(); spans.clear();
    state.things.forEach(function (one) { things.set(one.thing, Object.assign({}, one)); });
    state.links.forEach(connect);
  }
  function content() {
    cy.nodes().forEach(function (node) {
      const thing = things.get(node.id());
      if (thing) { thing.x = node.position("x"); thing.y = node.position("y"); }
    });
    return {
      things: Array.from(things.values()),
      links: Array.from(links.values(), function (link) {
        return { relation: link.relation, from: link.from, to: link.to, firstSeen: link.firstSeen || null, lastSeen: link.lastSeen || null, saidBy: link.saidBy };
      })
    };
  }

  // ---- The picture
  const SHAPES = {
    ipv4: "ellipse", ipv6: "ellipse", endpoint: "ellipse", network: "octagon", domain: "round-rectangle", host: "round-rectangle",
    url: "round-tag", "url-mask": "round-tag", path: "round-tag", md5: "diamond", sha1: "diamond", sha256: "diamond", email: "hexagon",
    report: "rectangle", actor: "star", threat: "triangle", source: "barrel", system: "pentagon", country: "heptagon", detection: "vee"
  };
  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue("--ts-" + name).trim(); }
  function style() {
    // Thousands of texts cost more than everything else: they come when one looks closer.
    const large = things.size > 600;
    const zones = ["red", "orange", "yellow", "grey", "green"].map(function (zone) {
      return { selector: "node[zone='" + zone + "']", style: { "background-color": colour(zone) } };
    });
    return [
      { selector: "node", style: {
        "label": "data(short)", "shape": "data(shape)", "width": 20, "height": 20, "font-size": 11, "color": colour("ink"),
        "text-valign": "bottom", "text-margin-y": 3, "min-zoomed-font-size": large ? 12 : 6, "text-outline-width": large ? 0 : 2, "text-outline-color": colour("bg") } },
      { selector: "edge", style: {
        "width": 1, "line-color": colour("field-line"), "curve-style": large ? "haystack" : "bezier",
        "target-arrow-shape": "triangle", "target-arrow-color": colour("field-line"), "arrow-scale": .7,
        "label": links.size > 300 ? "" : "data(label)", "font-size": 8, "color": colour("ink-soft"), "min-zoomed-font-size": 6,
        "text-rotation": "autorotate", "text-background-color": colour("bg"), "text-background-opacity": 1 } }
    ].concat(zones, [
      { selector: "node[?noted]", style: { "border-width": 2, "border-style": "double", "border-color": colour("ink") } },
      { selector: "node[?pinned]", style: { "border-width": 3, "border-style": "solid", "border-color": colour("ink") } },
      { selector: "node.pale", style: { "opacity": .4 } },
      { selector: ".gone", style: { "display": "none" } },
      { selector: "node:selected", style: { "border-width": 4, "border-style": "solid", "border-color": colour("accent"), "width": 26, "height": 26 } },
      { selector: "edge.near", style: { "line-color": colour("accent"), "target-arrow-color": colour("accent"), "width": 2 } }
    ]);
  }
  function shorter(label) { return label.length > 40 ? label.slice(0, 39) + "…" : label; }
  function data(thing) {
    return { id: thing.thing, short: shorter(thing.label), zone: thing.zone, shape: SHAPES[typeOf(thing.thing)] || "ellipse", pinned: thing.pinned, noted: Boolean(thing.note) };
  }
  function open() {
    cy = window.cytoscape({
      container: byId("graph-canvas"), style: style(), minZoom: .02, maxZoom: 4,
      hideEdgesOnViewport: false, textureOnViewport: true, pixelRatio: "auto"
    });
    cy.on("tap", "node", function (event) { choose(event.target.id(), false); });
    cy.on("dbltap", "node", guarded(function (event) { return expandAll(event.target.id()); }));
    cy.on("dragfree", "node", function (event) {
      const thing = things.get(event.target.id());
      thing.x = event.target.position("x"); thing.y = event.target.position("y");
    });
    let before = byId("graph-canvas").clientWidth;
    new ResizeObserver(function () {
      const now = byId("graph-canvas").clientWidth;
      cy.resize();
      if (things.size > 1 && now !== before) cy.fit(cy.elements().not(".gone"), 40);
      before = now;
    }).observe(byId("graph-canvas"));
    new MutationObserver(function () { cy.style(style()); }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
  }
  function draw() {
    cy.batch(function () {
      cy.elements().forEach(function (element) {
        if (!(element.isNode() ? things : links).has(element.id())) element.remove();
      });
      const fresh = [];
      things.forEach(function (thing) {
        const node = cy.getElementById(thing.thing);
        if (node.empty()) fresh.push({ group: "nodes", data: data(thing), position: { x: thing.x, y: thing.y } });
        else node.data(data(thing));
      });
      links.forEach(function (link) {
        if (cy.getElementById(link.id).empty()) {
          fresh.push({ group: "edges", data: { id: link.id, source: link.from, target: link.to, label: words["relation-" + link.relation] || link.relation } });
        }
      });
      cy.add(fresh);
    });
    cy.style(style());
    days();
    show();
  }
  // What is seen: neither hidden nor outside the time that was chosen.
  function show() {
    const all = byId("graph-show-hidden").checked;
    const from = span ? begin + Number(byId("graph-from").value) * DAY : null;
    const to = span ? begin + (Number(byId("graph-to").value) + 1) * DAY : null;
    const whole = !span || (byId("graph-from").value === "0" && byId("graph-to").value === String(span));
    const shown = new Set();
    const inTime = new Set();
    links.forEach(function (link) {
      if (whole || within(link, from, to)) {
        inTime.add(link.id); shown.add(link.from); shown.add(link.to);
      }
    });
    let hidden = 0;
    cy.batch(function () {
      things.forEach(function (thing) {
        const node = cy.getElementById(thing.thing);
        const outside = !whole && !shown.has(thing.thing) && !thing.pinned && thing.thing !== chosen;
        const gone = (thing.hidden && !all) || outside;
        thing.outside = outside;
        if (gone) hidden++;
        node.toggleClass("gone", gone);
        node.toggleClass("pale", thing.hidden && all);
      });
      links.forEach(function (link) { cy.getElementById(link.id).toggleClass("gone", !inTime.has(link.id)); });
    });
    byId("graph-empty").hidden = things.size > 0;
    byId("graph-status").textContent = said(words.status, [number(things.size), number(links.size), number(hidden)]);
    root.dataset.things = String(things.size);
    root.dataset.links = String(links.size);
    table();
  }
  function within(link, from, to) {
    if (!link.firstSeen && !link.lastSeen) return true;
    const first = Date.parse(link.firstSeen || link.lastSeen);
    const last = Date.parse(link.lastSeen || link.firstSeen);
    return last >= from && first < to;
  }
  function days() {
    let first = Infinity, last = -Infinity;
    links.forEach(function (link) {
      if (link.firstSeen) first = Math.min(first, Date.parse(link.firstSeen));
      const end = link.lastSeen || link.firstSeen;
      if (end) last = Math.max(last, Date.parse(end));
      if (end) first = Math.min(first, Date.parse(end));
    });
    const before = span;
    span = last < first ? null : Math.max(1, Math.ceil((last - first) / DAY));
    begin = span ? Math.floor(first / DAY) * DAY : 0;
    if (span) span = Math.floor((last - begin) / DAY);
    byId("graph-time").hidden = !span;
    if (!span) { span = null; return; }
    ["graph-from", "graph-to"].forEach(function (id) {
      const slider = byId(id);
      const atEnd = before === null || Number(slider.value) >= before;
      slider.max = String(span);
      if (id === "graph-to" && atEnd) slider.value = String(span);
    });
    dates();
  }
  function dates() {
    ["graph-from", "graph-to"].forEach(function (id) {
      const day = new Date(begin + Number(byId(id).value) * DAY).toISOString().slice(0, 10);
      byId(id + "-text").textContent = day;
      byId(id).setAttribute("aria-valuetext", day);
    });
  }
  // New things lie on rings around the one that they were found from, so that nothing else moves.
  function around(center, count, i) {
    let ring = 1, room = 10, before = 0;
    while (i - before >= room) { before += room; ring++; room = 10 * ring; }
    const onRing = Math.min(room, count - before);
    const angle = 2 * Math.PI * (i - before) / onRing + ring * .5;
    return { x: center.x + 110 * ring * Math.cos(angle), y: center.y + 110 * ring * Math.sin(angle) };
  }
  function freeCorner() {
    if (things.size === 0) return { x: 0, y: 0 };
    const box = cy.elements().boundingBox();
    return { x: box.x2 + 160, y: (box.y1 + box.y2) / 2 };
  }
  function arrange() {
    remember();
    const seen = cy.elements().not(".gone");
    const pinned = seen.nodes("[?pinned]");
    pinned.lock();
    const large = seen.nodes().length > 600;
    const layout = seen.layout(large
      ? { name: "concentric", animate: false, minNodeSpacing: 14, concentric: function (node) { return node.degree(); }, levelWidth: function (nodes) { return Math.max(1, nodes.maxDegree() / 8); } }
      : { name: "cose", animate: false, randomize: false, nodeRepulsion: function () { return 60000; }, idealEdgeLength: function () { return 90; }, nodeDimensionsIncludeLabels: true });
    layout.run();
    pinned.unlock();
    content();
    cy.fit(cy.elements().not(".gone"), 40);
  }

  // ---- The table
  let page = 0;
  function rows() {
    const wanted = byId("graph-filter").value.trim().toLowerCase();
    const all = byId("graph-show-hidden").checked;
    return Array.from(things.values()).filter(function (thing) {
      const text = thing.label + " " + thing.thing + " " + (words["type-" + typeOf(thing.thing)] || "") + " " + thing.note;
      return !thing.outside && (!thing.hidden || all) && (!wanted || text.toLowerCase().includes(wanted));
    });
  }
  function cell(row, text, css) {
    const cell = document.createElement("td");
    cell.textContent = text;
    if (css) cell.className = css;
    row.append(cell);
    return cell;
  }
  function table() {
    const all = rows();
    const at = chosen === null ? -1 : all.findIndex(function (one) { return one.thing === chosen; });
    if (at >= 0 && document.activeElement && document.activeElement.closest("#graph-table")) page = Math.floor(at / ROWS);
    page = Math.max(0, Math.min(page, Math.ceil(all.length / ROWS) - 1));
    const part = all.slice(page * ROWS, (page + 1) * ROWS);
    const focused = document.activeElement && document.activeElement.closest("#graph-table tbody tr");
    const body = document.createElement("tbody");
    part.forEach(function (thing, i) {
      const seen = spans.get(thing.thing) || {};
      const row = document.createElement("tr");
      row.dataset.thing = thing.thing;
      row.tabIndex = thing.thing === chosen || (at < 0 && i === 0) ? 0 : -1;
      row.setAttribute("aria-selected", thing.thing === chosen ? "true" : "false");
      cell(row, thing.label, "mono" + (thing.hidden ? " hidden-thing" : ""));
      cell(row, words["type-" + typeOf(thing.thing)] || "");
      const zone = document.createElement("span");
      zone.className = "zone zone-" + thing.zone;
      zone.textContent = words["zone-" + thing.zone];
      cell(row, "").append(isIndicator(thing.thing) ? zone : "–");
      cell(row, number(degree.get(thing.thing) || 0), "num");
      cell(row, (seen.first || "–").slice(0, 10));
      cell(row, (seen.last || "–").slice(0, 10));
      cell(row, [thing.pinned ? words.pinned : "", thing.hidden ? words.hidden : ""].filter(Boolean).join(", "));
      cell(row, thing.note);
      body.append(row);
    });
    byId("graph-table").querySelector("tbody").replaceWith(body);
    if (focused) {
      const again = Array.from(body.rows).find(function (row) { return row.dataset.thing === (chosen || focused.dataset.thing); });
      if (again) again.focus({ preventScroll: true });
    }
    byId("graph-page").textContent = all.length === 0 ? "" : said(words.rows, [number(page * ROWS + 1), number(page * ROWS + part.length), number(all.length)]);
    byId("graph-earlier").disabled = page === 0;
    byId("graph-later").disabled = (page + 1) * ROWS >= all.length;
    const options = document.createDocumentFragment();
    part.forEach(function (thing) {
      const option = document.createElement("option");
      option.value = thing.thing;
      options.append(option);
    });
    byId("graph-things").replaceChildren(options);
  }
  byId("graph-table").addEventListener("click", function (event) {
    const row = event.target.closest("tbody tr");
    if (row) { row.focus({ preventScroll: true }); choose(row.dataset.thing, true); }
  });
  byId("graph-table").addEventListener("keydown", function (event) {
    const row = event.target.closest("tbody tr");
    if (!row) return;
    const other = event.key === "ArrowDown" ? row.nextElementSibling : event.key === "ArrowUp" ? row.previousElementSibling : null;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (other) { other.focus(); choose(other.dataset.thing, true); }
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(row.dataset.thing, true);
      toRelations = true;
      enterRelations();
    } else if (event.key === "p" || event.key === "h") {
      choose(row.dataset.thing, true);
      act(event.key === "p" ? "pin" : "hide");
    }
  });
  byId("graph-filter").addEventListener("input", function () { page = 0; table(); });
  byId("graph-earlier").addEventListener("click", function () { page--; table(); });
  byId("graph-later").addEventListener("click", function () { page++; table(); });

  // ---- The thing that is chosen
  let toRelations = false;
  let asked = 0;
  function enterRelations() {
    const first = byId("graph-relations").querySelector("button");
    if (toRelations && first) { toRelations = false; first.focus(); }
  }
  function choose(key, center) {
    const again = chosen === key;
    chosen = key;
    cy.batch(function () {
      cy.elements(":selected").unselect();
      cy.edges(".near").removeClass("near");
      if (key !== null) {
        cy.getElementById(key).select().connectedEdges().addClass("near");
      }
    });
    const thing = key === null ? null : things.get(key);
    byId("graph-none").hidden = Boolean(thing);
    byId("graph-chosen").hidden = !thing;
    document.querySelectorAll("#graph-table tbody tr").forEach(function (row) {
      row.setAttribute("aria-selected", row.dataset.thing === key ? "true" : "false");
      row.tabIndex = row.dataset.thing === key ? 0 : -1;
    });
    if (!thing) return;
    if (center) {
      const node = cy.getElementById(key);
      const box = cy.extent();
      const at = node.position();
      if (at.x < box.x1 || at.x > box.x2 || at.y < box.y1 || at.y > box.y2) cy.center(node);
    }
    byId("graph-label").textContent = thing.label;
    byId("graph-type").textContent = words["type-" + typeOf(key)] || "";
    byId("graph-note").value = thing.note;
    const lookup = byId("graph-lookup");
    lookup.href = root.dataset.lookup + "?q=" + encodeURIComponent(key.slice(key.indexOf(":") + 1));
    lookup.hidden = !isIndicator(key);
    buttons();
    if (!again) count(key);
  }
  function buttons() {
    const thing = things.get(chosen);
    if (!thing) return;
    const zone = byId("graph-zone");
    zone.className = "zone zone-" + thing.zone;
    zone.textContent = words["zone-" + thing.zone];
    zone.hidden = !isIndicator(chosen);
    [["pin", thing.pinned], ["hide", thing.hidden]].forEach(function (pair) {
      const button = root.querySelector("[data-do=" + pair[0] + "]");
      button.textContent = pair[1] ? button.dataset.on : button.dataset.off;
    });
  }
  const count = guarded(async function (key) {
    const turn = ++asked;
    const list = byId("graph-relations");
    list.replaceChildren();
    byId("graph-counting").hidden = false;
    byId("graph-nothing").hidden = true;
    try {
      const found = await json("relations?thing=" + encodeURIComponent(key));
      if (turn !== asked) return;
      const thing = things.get(key);
      if (thing && thing.zone !== found.node.zone) { thing.zone = found.node.zone; cy.getElementById(key).data("zone", thing.zone); buttons(); table(); }
      byId("graph-nothing").hidden = found.relations.length > 0;
      found.relations.forEach(function (one) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn btn-sm";
        button.dataset.relation = one.relation;
        const label = document.createElement("span");
        label.textContent = one.label;
        const amount = document.createElement("span");
        amount.className = "text-secondary";
        amount.textContent = number(one.count) + (one.more ? "+" : "");
        button.append(label, amount);
        button.title = one.count > FIRST ? said(words.more, [FIRST]) : "";
        const item = document.createElement("li");
        item.append(button);
        list.append(item);
      });
      enterRelations();
    } finally {
      if (turn === asked) byId("graph-counting").hidden = true;
    }
  });
  // Follows one relation; chosen again, it goes on where it stopped.
  async function expand(key, relation) {
    const place = relation + " " + key;
    const after = followed.get(place);
    const found = await json("relations/" + relation + "?limit=" + FIRST + (after ? "&after=" + after : "") + "&thing=" + encodeURIComponent(key));
    if (found.next) followed.set(place, found.next); else followed.delete(place);
    const center = things.get(key);
    const node = cy.getElementById(key);
    if (node.nonempty()) { center.x = node.position("x"); center.y = node.position("y"); }
    const fresh = found.items.filter(function (link) { return !things.has(link.to.thing); });
    let placed = 0;
    const crowd = (degree.get(key) || 0);
    found.items.forEach(function (link) {
      if (!things.has(link.to.thing)) {
        const at = around(center, crowd + fresh.length, crowd + placed++);
        add(link.to, at.x, at.y);
      } else {
        add(link.to);
      }
      connect({ relation: link.relation, from: link.from, to: link.to.thing, firstSeen: link.firstSeen, lastSeen: link.lastSeen, saidBy: link.saidBy });
    });
    return fresh.length;
  }
  async function expandOne(key, relation) {
    remember();
    const fresh = await expand(key, relation);
    draw();
    if (fresh > 0) cy.fit(cy.elements().not(".gone"), 40);
    tell("");
  }
  // All relations that lead to few things: a double click.
  async function expandAll(key) {
    remember();
    const found = await json("relations?thing=" + encodeURIComponent(key));
    for (const one of found.relations) {
      if (one.count <= FIRST) await expand(key, one.relation);
    }
    draw();
    cy.fit(cy.elements().not(".gone"), 40);
  }
  byId("graph-relations").addEventListener("click", guarded(function (event) {
    const button = event.target.closest("button");
    return button ? expandOne(chosen, button.dataset.relation) : null;
  }));
  byId("graph-note").addEventListener("change", function () {
    const thing = things.get(chosen);
    if (!thing) return;
    thing.note = byId("graph-note").value;
    cy.getElementById(chosen).data("noted", Boolean(thing.note));
    table();
  });
  byId("graph-path").addEventListener("submit", guarded(async function (event) {
    event.preventDefault();
    tell(words.looking);
    const from = chosen;
    const found = await json("graphs/path?from=" + encodeURIComponent(from) + "&to=" + encodeURIComponent(byId("graph-path-to").value));
    if (!found.found) { tell(found.gaveUp ? said(words["path-gave-up"], [found.gaveUp]) : words["path-none"]); return; }
    remember();
    const start = things.get(from);
    found.things.forEach(function (one, i) { add(one, start.x + 150 * (i + 1), start.y + 60 * (i % 2)); });
    found.links.forEach(connect);
    draw();
    cy.fit(cy.elements().not(".gone"), 40);
    tell(said(words["path-found"], [found.links.length]));
  }));

  // ---- Buttons
  function act(what) {
    const thing = things.get(chosen);
    if (what === "fit") { cy.fit(cy.elements().not(".gone"), 40); return; }
    if (what === "arrange") { arrange(); return; }
    if (what === "undo") {
      if (undone.length > 0) { load(undone.pop()); cy.elements().remove(); choose(things.has(chosen) ? chosen : null, false); draw(); }
      return;
    }
    if (!thing) return;
    if (what === "pin") thing.pinned = !thing.pinned;
    if (what === "hide") thing.hidden = !thing.hidden;
    if (what === "remove") { remember(); things.delete(chosen); recount(); choose(null, false); draw(); return; }
    cy.getElementById(chosen).data(data(thing));
    buttons();
    show();
  }
  root.addEventListener("click", function (event) {
    const button = event.target.closest("[data-do]");
    if (button) act(button.dataset.do);
  });
  byId("graph-show-hidden").addEventListener("change", show);
  ["graph-from", "graph-to"].forEach(function (id) {
    byId(id).addEventListener("input", function () { dates(); show(); });
  });

  // ---- Start, save, take along
  async function start(text, relation) {
    const found = await json("relations?thing=" + encodeURIComponent(text));
    remember();
    const at = freeCorner();
    add(found.node, at.x, at.y);
    draw();
    if (relation) await expandOne(found.node.thing, relation);
    choose(found.node.thing, true);
    if (things.size === 1) { cy.zoom(1); cy.center(); }
    table();
    tell("");
  }
  byId("graph-add").addEventListener("submit", guarded(async function (event) {
    event.preventDefault();
    const field = byId("graph-start");
    if (!field.value.trim()) { field.focus(); return; }
    await start(field.value.trim(), "");
    field.value = "";
  }));
  byId("graph-save").addEventListener("submit", guarded(async function (event) {
    event.preventDefault();
    const mine = root.dataset.mine === "true" && Boolean(root.dataset.id);
    const shared = byId("graph-shared");
    const body = { name: byId("graph-name").value, shared: Boolean(shared && shared.checked), document: content() };
    let kept;
    if (mine) {
      body.version = Number(root.dataset.version);
      kept = await json("graphs/" + root.dataset.id, { method: "PUT", body: JSON.stringify(body) });
    } else {
      kept = await json("graphs", { method: "POST", body: JSON.stringify(body) });
      if (body.shared) {
        body.version = kept.version;
        kept = await json("graphs/" + kept.id, { method: "PUT", body: JSON.stringify(body) });
      }
    }
    if (!mine) { location.href = root.dataset.page + "?id=" + kept.id; return; }
    root.dataset.version = String(kept.version);
    tell(words.saved);
  }));
  const remove = byId("graph-delete");
  if (remove) {
    remove.addEventListener("click", function () {
      const dialog = byId("confirm");
      dialog.querySelector("[data-question]").textContent = root.dataset.askDelete;
      dialog.returnValue = "";
      dialog.addEventListener("close", guarded(async function () {
        if (dialog.returnValue !== "yes") return;
        await call("graphs/" + root.dataset.id, { method: "DELETE" });
        location.href = root.dataset.page;
      }), { once: true });
      dialog.showModal();
    });
  }
  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }
  document.querySelectorAll("[data-export]").forEach(function (button) {
    button.addEventListener("click", guarded(async function () {
      const format = button.dataset.export;
      button.closest("details").removeAttribute("open");
      if (format === "png") {
        // As large as it lies, but within what browsers give a canvas.
        const box = cy.elements().not(".gone").boundingBox();
        const scale = Math.min(2, 8000 / Math.max(box.w, box.h, 1));
        download(await cy.png({ output: "blob-promise", full: true, scale: scale, bg: colour("bg") }), "graph.png");
        return;
      }
      const body = { name: byId("graph-name").value || "graph", document: content() };
      const answer = await call("graphs/export?format=" + format, { method: "POST", body: JSON.stringify(body) });
      download(await answer.blob(), format === "stix" ? "graph.stix.json" : "graph." + format);
    }));
  });

  window.addEventListener("load", guarded(async function () {
    open();
    if (root.dataset.id) {
      const begun = performance.now();
      const kept = await json("graphs/" + root.dataset.id);
      load(kept.document);
      draw();
      cy.fit(cy.elements().not(".gone"), 40);
      root.dataset.loadedIn = String(Math.round(performance.now() - begun));
    } else {
      draw();
      if (root.dataset.start) await start(root.dataset.start, root.dataset.expand);
    }
    root.tipstaffGraph = cy;
    root.dataset.ready = "true";
  }));
})();
