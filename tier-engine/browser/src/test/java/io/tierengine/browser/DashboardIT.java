package io.tierengine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The dashboard of a running demo, as people use it: every page, in both languages, light and dark, wide and on a phone. */
class DashboardIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern DAYS_ARE_PLAYED = Pattern.compile("History is loaded");
    private static final String OPERATOR = "the key of olga";
    private static final String VIEWER = "the key of victor";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DemoProcess demo;

    private static String origin = "";

    @BeforeAll
    static void startDemo() throws Exception {
        Chromium.assumeInstalled();
        Path keys = Files.writeString(
                folder.resolve("keys"),
                "olga " + sha256(OPERATOR) + " operator\nvictor " + sha256(VIEWER) + " viewer\n");
        demo = new DemoProcess(
                folder.resolve("screen.txt"),
                "--customers",
                "400",
                "-D",
                "tier.security.api-keys=" + keys,
                "-D",
                "tier.http.requests-per-second=1000");
        origin = demo.dashboard();
        demo.await(DAYS_ARE_PLAYED);
    }

    @AfterAll
    static void stopDemo() {
        if (demo != null) {
            demo.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-US, 1440, 1000, false", "zh-CN, 1440, 1000, true", "en-US, 390, 844, true", "zh-CN, 390, 844, false"
    })
    void shouldShowEveryPageWithoutObstacles(String language, int width, int height, boolean dark) throws Exception {
        String someone = someCustomer();
        try (Chromium browser = Chromium.open(origin, OPERATOR, language, width, height, dark)) {
            for (String page : List.of(
                    "overview:#/",
                    "risk:#/risk",
                    "falling:#/falling",
                    "customers:#/customers",
                    "cross-table:#/customers/cross",
                    "customer:#/customer/" + someone,
                    "handbook:#/handbook",
                    "engine:#/engine")) {
                String name = page.substring(0, page.indexOf(':'));
                browser.go(page.substring(page.indexOf(':') + 1));
                browser.awaitLoaded();

                String what = name + " in " + language + ", " + width + " wide, " + (dark ? "dark" : "light");
                browser.shoot(name + "-" + language.substring(0, 2) + "-" + width + (dark ? "-dark" : "-light"));
                assertThat(browser.obstacles())
                        .as("what axe-core finds on " + what)
                        .isEmpty();
                assertThat(browser.pixelsTooWide())
                        .as("pixels too wide: " + what)
                        .isZero();
                assertThat(browser.complaints()).as("console of " + what).isEmpty();
                assertThat(browser.await("nav").getText())
                        .as("words on " + what)
                        .contains(language.startsWith("zh") ? "\u5ba2\u6237" : "Customers");
            }
        }
    }

    @Test
    void shouldLetAnOperatorMoveACustomerAndWriteItDown() throws Exception {
        String id = someCustomer();
        String tier = json("/api/v1/customers/" + id).get("tier").asText().equals("core") ? "potential" : "core";
        try (Chromium browser = Chromium.open(origin, OPERATOR, "en-US", 1440, 1000, false)) {
            browser.go("#/customer/" + id);
            browser.awaitLoaded();
            WebElement form = browser.await("form[data-form=override]");
            List<WebElement> choices = form.findElements(By.tagName("select"));
            new Select(choices.get(0)).selectByValue("PIN");
            new Select(choices.get(1)).selectByValue(tier);
            form.findElement(By.tagName("textarea")).sendKeys("a test of the dashboard");
            form.findElement(By.cssSelector("button[type=submit]")).click();
            browser.await("form[data-form=override] .outcome-tier");

            assertThat(json("/api/v1/customers/" + id).get("tier").asText()).isEqualTo(tier);
            JsonNode entry = json("/api/v1/audit?customer=" + id).at("/entries/0");
            assertThat(entry.get("author").asText()).isEqualTo("olga");
            assertThat(entry.get("reason").asText()).isEqualTo("a test of the dashboard");
            assertThat(entry.get("tierAfter").asText()).isEqualTo(tier);
            assertThat(entry.get("result").asText()).isEqualTo("ACCEPTED");
        }
    }

    @Test
    void shouldNotLetAViewerDecide() throws Exception {
        String id = someCustomer();
        try (Chromium browser = Chromium.open(origin, VIEWER, "en-US", 1440, 1000, false)) {
            browser.go("#/customer/" + id);
            browser.awaitLoaded();

            assertThat(browser.driver().findElements(By.cssSelector("form[data-form=override]")))
                    .isEmpty();
            assertThat(browser.driver().findElements(By.cssSelector("form[data-form=assessment]")))
                    .isEmpty();
            assertThat(browser.driver().executeAsyncScript("""
                            const done = arguments[1];
                            fetch(`/api/v1/customers/${arguments[0]}/overrides`, {
                                method: 'POST', headers: {'Content-Type': 'application/json'},
                                body: JSON.stringify({kind: 'PIN', tier: 'core', reason: 'not mine to say'}),
                            }).then(answer => done(answer.status), failure => done(String(failure)));
                            """, id)).isEqualTo(403L);
        }
    }

    @Test
    void shouldShowAChangeAsItIsCommitted() throws Exception {
        String id = someCustomer();
        try (Chromium browser = Chromium.open(origin, VIEWER, "en-US", 1440, 1000, false)) {
            browser.go("#/customer/" + id);
            browser.awaitLoaded();
            String before = json("/api/v1/customers/" + id).get("tier").asText();
            String tier = before.equals("important") ? "regular" : "important";
            browser.driver().executeScript("""
                    window.tierWas = document.querySelector('.fact-main').innerText;
                    new MutationObserver(() => {
                        const now = document.querySelector('.fact-main');
                        if (now && now.innerText !== window.tierWas && !window.movedAt) window.movedAt = Date.now();
                    }).observe(document.body, {childList: true, subtree: true, characterData: true});
                    """);

            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(origin + "/api/v1/customers/" + id + "/overrides"))
                            .header("X-API-Key", OPERATOR)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"kind\": \"PIN\", \"tier\": \"" + tier
                                    + "\", \"reason\": \"to see it on the page\"}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            long shown = browser.await(
                    "the customer's page doesn't show the new tier",
                    () -> Optional.ofNullable((Long) browser.driver().executeScript("return window.movedAt || null")));
            JsonNode changes = json("/api/v1/customers/" + id + "/changes").get("changes");
            long decided = Instant.parse(
                            changes.get(changes.size() - 1).get("decidedAt").asText())
                    .toEpochMilli();
            System.out.printf("A change was on the page %d ms after it was decided%n", shown - decided);
        }
    }

    @Test
    void shouldFindACustomerAsItIsTyped() throws Exception {
        String id = someCustomer();
        try (Chromium browser = Chromium.open(origin, VIEWER, "en-US", 1440, 1000, false)) {
            browser.go("#/");
            browser.awaitLoaded();
            browser.await("#search").sendKeys(id);
            browser.await("[role=option] .customer-id");
            browser.await("#search").sendKeys(Keys.ENTER);

            assertThat(browser.await(".customer-head .customer-id").getText()).isEqualTo(id);
        }
    }

    @Test
    void shouldSayWhatIsNeededToWhoeverIsNotKnown() throws Exception {
        try (Chromium browser = Chromium.open(origin, "", "en-US", 1440, 1000, false)) {
            browser.go("#/");
            browser.await("#main .problem");

            assertThat(browser.text()).doesNotContain("undefined", "[object");
            assertThat(browser.obstacles()).isEmpty();
            browser.shoot("not-known-en");
        }
    }

    /** One who has had a change. */
    private static String someCustomer() throws Exception {
        JsonNode customers = json("/api/v1/customers?sort=score&limit=5").get("customers");
        return customers.get(2).get("customerId").asText();
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("X-API-Key", OPERATOR)
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return Objects.requireNonNull(JSON.readTree(answer.body()));
    }

    private static String sha256(String key) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
