package org.leadlight.plot.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackerKind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page is well-formed XML too, so a parser tells whether a text became a mark. */
class AttackPageTest {

  private static final String[] PIECES = {
    "<",
    ">",
    "&",
    "\"",
    "'",
    "</td>",
    "<script>alert(1)</script>",
    "-->",
    "]]>",
    "&lt;",
    "&#0;",
    "<!--",
    "<svg onload=x>",
    "javascript:",
    "</style>",
    "</pre>",
    "%s",
    "$1",
    "\\",
    "\0",
    "\u0007",
    "\ud800",
    "\udc00",
    "\u202e",
    "\uffff",
    "\u2028",
    "e\u0301",
    "\ud83d\ude00",
    "name",
    " ",
    "\n"
  };

  private static String page(AttackReport report) {
    return AttackPage.html(report, SmallReport.SHEET);
  }

  private static Document parse(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  @Test
  void noTextOfAConversationBecomesAMark() throws Exception {
    Document harmless = parse(page(SmallReport.whole().answer("a", "b", "c", false).report()));
    List<String> names = elements(harmless, "*").stream().map(Element::getTagName).toList();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      String prompt = hostile(random);
      String answer = hostile(random);
      Document page =
          parse(page(SmallReport.whole().answer(prompt, answer, answer, false).report()));
      List<Element> all = elements(page, "*");
      assertEquals(names, all.stream().map(Element::getTagName).toList(), "seed " + seed);
      List<String> cells = elements(page, "td").stream().map(Element::getTextContent).toList();
      assertTrue(cells.contains(shown(prompt)), () -> "seed " + seed + ": " + prompt);
      assertTrue(cells.contains(shown(answer)), () -> "seed " + seed + ": " + answer);
      for (Element each : all) {
        for (int a = 0; a < each.getAttributes().getLength(); a++) {
          assertFalse(each.getAttributes().item(a).getNodeName().startsWith("on"), "seed " + seed);
        }
      }
    }
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** What no page may hold is replaced; everything else comes back as it was. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              boolean kept =
                  point == '\n'
                      || point >= 32 && point < 0xd800 && !isTurn(point)
                      || point > 0xffff;
              shown.appendCodePoint(kept || point == '\u0301' ? point : 0xfffd);
            });
    return shown.toString();
  }

  private static boolean isTurn(int point) {
    return point == '\u202e' || point == 127;
  }

  @Test
  void aHostileNameOfARunStaysAName() throws Exception {
    String sheet = SmallReport.SHEET.replace("default", "</title><script>x</script>");
    Document page = parse(AttackPage.html(SmallReport.whole().report(), sheet));
    assertEquals(0, elements(page, "script").size());
    assertTrue(elements(page, "h1").getFirst().getTextContent().contains("<script>"));
  }

  @Test
  void thePageAsksForNothingAndRunsNothing() throws Exception {
    String page = page(SmallReport.whole().report());
    assertFalse(
        Pattern.compile("<(script|link|img|iframe|object)|src=|href=|url\\(|@import")
            .matcher(page)
            .find());
    assertTrue(page.contains("default-src 'none'"));
    assertEquals(5, elements(parse(page), "svg").size(), "readings, ranks, curves, baselines");
  }

  @Test
  void everyPartIsThere() {
    String page = page(SmallReport.whole().report());
    for (String part :
        List.of(
            "11.6 %",
            "Worst attacker: Hidden state, own releases, after layer 5",
            "10.6 to 12.6",
            "Measured against these attackers; no guarantee.",
            "answers kept",
            "87.4 to 95.0",
            "White box, told the prefix",
            "name, whole items",
            "words seen 10\u201399 times",
            "L2 Laplace",
            "noise domination percent",
            "Call Uma at 3 pm.",
            "&quot;alpha&quot; : 0.6",
            "{&quot;alpha&quot;:0.5}",
            "cafe")) {
      assertTrue(page.contains(part), part);
    }
  }

  @Test
  void aFailedControlIsSaidInRedInPlaceOfAHeadline() throws Exception {
    AttackReport report =
        SmallReport.empty().leaking(0.5).attack(AttackerKind.MLP, 0.1, 0.6).report();
    Document page = parse(page(report));
    Element said =
        elements(page, "p").stream()
            .filter(each -> each.getAttribute("class").equals("failed"))
            .findFirst()
            .orElseThrow();
    assertTrue(said.getTextContent().startsWith("No headline: a control did not"));
    assertTrue(
        elements(page, "p").stream().noneMatch(p -> p.getAttribute("class").equals("headline")));
    List<String> cells = elements(page, "td").stream().map(Element::getTextContent).toList();
    assertTrue(cells.contains("\u2717 no"), cells.toString());
    assertTrue(page(report).contains("1 of 2 came out as they must."));
  }

  @Test
  void whatWasNotRunIsLeftOut() throws Exception {
    Document page =
        parse(page(SmallReport.empty().attack(AttackerKind.NEAREST_L2, 0.02, 0.5).report()));
    assertEquals(2, elements(page, "svg").size(), "no curve of releases or layers");
    assertEquals(
        2,
        elements(parse(page(SmallReport.empty().report())), "h2").stream()
            .map(Element::getTextContent)
            .filter(List.of("Controls", "What each attacker reads")::contains)
            .count());
  }
}
