package io.tierengine.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a screen, driven as a person would: by what is on the page. */
final class Chromium implements AutoCloseable {

    /** For what depends on the engine and on a machine that is busy. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private static final long LOOK_NANOS = 20_000_000;

    /** Held, or the level that is set goes with the logger. Selenium misses protocol versions of browsers newer than itself, which nothing here needs. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final String origin;

    private Chromium(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    /** Skips the test, and says why, on a machine without the browser. */
    static void assumeInstalled() {
        assumeTrue(
                program(BROWSERS).isPresent()
                        && program(List.of("chromedriver")).isPresent(),
                "no browser: needs chromium and chromedriver on the path (Debian: chromium, chromium-driver)");
    }

    private static Optional<Path> program(List<String> names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator, -1));
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Opens one.
     *
     * @param origin of the server, such as {@code http://127.0.0.1:8080}
     * @param apiKey sent with every request; empty: none
     * @param language that the browser asks for, such as {@code zh-CN}
     */
    static Chromium open(String origin, String apiKey, String language, int width, int height, boolean dark) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program(BROWSERS).orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--window-size=" + Math.max(width, 500) + "," + height);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(
                        program(List.of("chromedriver")).orElseThrow().toFile())
                .withSilent(true)
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        // A window can't be as narrow as a phone; what the page sees can.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        if (!apiKey.isEmpty()) {
            driver.executeCdpCommand("Network.enable", Map.of());
            driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("X-API-Key", apiKey)));
        }
        return new Chromium(driver, origin);
    }

    /** Goes to a page of the dashboard, such as {@code #/risk}. */
    void go(String page) {
        driver.get("about:blank");
        driver.get(origin + "/" + page);
    }

    /** Waits for an element that can be seen. */
    WebElement await(String css) {
        return await(
                "nothing is to be seen of " + css,
                () -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst());
    }

    /** Waits until what is asked for is there; an element that the page replaces meanwhile is looked for again. */
    <T> T await(String failure, Supplier<Optional<T>> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Optional<T> found = wanted.get();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (StaleElementReferenceException e) {
                // The page has drawn it anew.
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(failure + " at " + driver.getCurrentUrl() + "; the page says:\n" + text()
                        + "\nand its console:\n" + String.join("\n", complaints()));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Waits until something is true of the page. */
    void awaitThat(String failure, BooleanSupplier wanted) {
        await(failure, () -> wanted.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until no part of the page is still loading, and every chart is drawn. */
    void awaitLoaded() {
        await("main h1");
        awaitThat(
                "the page is still loading",
                () -> driver.findElements(By.cssSelector("[aria-busy=true], .chart-canvas:not(:has(canvas))"))
                        .isEmpty());
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Keeps what is to be seen, whole length, for people to look at. */
    Path shoot(String name) throws IOException {
        Files.createDirectories(SHOTS);
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Path file = SHOTS.resolve(name + ".png");
        Files.write(file, OutputType.BYTES.convertFromBase64Png((String) Objects.requireNonNull(shot.get("data"))));
        return file;
    }

    /** What the page said in the browser's console: errors and warnings, what was refused by its policy among them. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Whether the page is wider than what shows it. */
    long pixelsTooWide() {
        return (Long) Objects.requireNonNull(driver.executeScript(
                "return Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
    }

    /** Serious findings of axe-core, one line each. */
    List<String> obstacles() throws IOException {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).as("axe-core").isNotNull();
            driver.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        @SuppressWarnings("unchecked")
        List<String> found = (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations
                    .filter(one => one.impact === 'serious' || one.impact === 'critical')
                    .flatMap(one => one.nodes.map(node => one.id + ': ' + node.target.join(' ') + ': ' + node.failureSummary))),
                    failure => done(['axe-core failed: ' + failure]));
                """));
        return Stream.of(found).flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
