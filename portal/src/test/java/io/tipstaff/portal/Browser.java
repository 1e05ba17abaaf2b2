package io.tipstaff.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A Chromium in which a test looks at the portal.
///
/// Screenshots are taken only with `-Dtipstaff.screenshots=true`, so that a build changes no file.
public final class Browser implements AutoCloseable {

    private static final Dimension WIDE = new Dimension(1440, 900);
    private static final Dimension NARROW = new Dimension(390, 844);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Path SCREENSHOTS = Path.of("..", "docs", "screenshots");

    private final TestPortal portal;
    private final ChromeDriver driver;

    private Browser(TestPortal portal, ChromeDriver driver) {
        this.portal = portal;
        this.driver = driver;
    }

    static Browser start(TestPortal portal) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium", "chromium-browser", "google-chrome").toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-prefers-reduced-motion",
                "--lang=en");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program("chromedriver").toFile())
                        .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(WIDE);
        return new Browser(portal, driver);
    }

    private static Path program(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "install the Debian packages chromium and chromium-driver, not found: "
                                                + String.join(", ", names)));
    }

    /// Forgets who was signed in and what was chosen.
    void reset() {
        driver.manage().deleteAllCookies();
        driver.manage().window().setSize(WIDE);
        consoleMessages();
    }

    /// Opens a page.
    public Browser open(String path) {
        driver.get(portal.address(path).toString());
        return this;
    }

    /// Signs in as somebody with this role and lands on the overview.
    public Browser signIn(Role role) {
        return signIn(portal.person(role));
    }

    /// Signs in and lands on the overview.
    public Browser signIn(Person person) {
        return signIn(person.login(), TestPortal.PASSWORD);
    }

    /// Fills in the sign-in form, sends it, and waits for the page behind it: one that is opened
    /// before would be left again.
    public Browser signIn(String login, String password) {
        open("/sign-in");
        WebElement form = find("main form");
        type("#login", login);
        type("#password", password);
        click("main button[type=submit]");
        waiting("leaving the form").until(ExpectedConditions.stalenessOf(form));
        return this;
    }

    /// Returns the first element that a CSS selector finds, waiting for it if need be.
    public WebElement find(String css) {
        return waiting("looking for " + css).until(found -> found.findElement(By.cssSelector(css)));
    }

    /// Returns all elements that a CSS selector finds now.
    public List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /// Waits until a CSS selector finds that many elements: htmx swaps parts of a page at its pace.
    public Browser waitForCount(String css, int count) {
        waiting("looking for " + count + " of " + css).until(_ -> findAll(css).size() == count);
        return this;
    }

    /// Types into a field, in place of what stands there, and sees that it arrived: keys get lost
    /// while a busy browser moves the focus.
    public Browser type(String css, String text) {
        return doing(
                css,
                field -> {
                    field.clear();
                    field.sendKeys(text);
                    return text.equals(field.getDomProperty("value"));
                });
    }

    /// Clicks.
    public Browser click(String css) {
        return doing(
                css,
                element -> {
                    element.click();
                    return true;
                });
    }

    /// A page that is just being replaced takes its elements away between finding and using them.
    private Browser doing(String css, Predicate<WebElement> deed) {
        waiting("using " + css).until(found -> deed.test(found.findElement(By.cssSelector(css))));
        return this;
    }

    private FluentWait<WebDriver> waiting(String what) {
        return new WebDriverWait(driver, PATIENCE, POLL)
                .withMessage(() -> what + " on " + path() + ":\n" + text())
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class);
    }

    /// Waits until the page shows a text.
    public Browser waitFor(String text) {
        waiting("looking for \"" + text + "\"").until(_ -> text().contains(text));
        return this;
    }

    /// Returns what a reader sees of the page.
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /// Returns the path and query of the page.
    public String path() {
        String address = String.valueOf(driver.getCurrentUrl());
        return address.substring(portal.address("/").toString().length() - 1);
    }

    /// Fails if axe finds a violation, in the light theme, or of contrast in the dark one, or if
    /// the browser complained (of the content security policy, a script, something missing).
    public Browser assertSound() {
        for (String theme : List.of("light", "dark")) {
            driver.executeScript(
                    "document.documentElement.setAttribute('data-bs-theme', arguments[0])", theme);
            AxeBuilder axe = new AxeBuilder();
            if (theme.equals("dark")) {
                axe.withRules(List.of("color-contrast"));
            }
            List<String> violations =
                    axe.analyze(driver).getViolations().stream()
                            .map(
                                    rule ->
                                            theme
                                                    + ": "
                                                    + rule.getId()
                                                    + ": "
                                                    + rule.getNodes().stream()
                                                            .map(node -> node.getHtml())
                                                            .toList())
                            .toList();
            assertThat(violations).as("axe on " + path()).isEmpty();
        }
        assertThat(consoleMessages()).as("browser console on " + path()).isEmpty();
        return this;
    }

    /// Returns what the browser complained about since the last call; a status that is not 200 is
    /// no complaint.
    public List<String> consoleMessages() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("the server responded with a status of"))
                .toList();
    }

    /// Takes pictures of the page, wide and narrow, light and dark, if they are wanted.
    public Browser screenshot(String name) {
        if (Boolean.getBoolean("tipstaff.screenshots")) {
            for (String theme : List.of("light", "dark")) {
                driver.executeScript(
                        "document.documentElement.setAttribute('data-bs-theme', arguments[0])",
                        theme);
                picture(WIDE, name + "-" + theme);
                picture(NARROW, name + "-" + theme + "-narrow");
            }
            driver.manage().window().setSize(WIDE);
        }
        return this;
    }

    private void picture(Dimension size, String name) {
        driver.manage().window().setSize(size);
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Returns Selenium's own driver, for what is not here.
    public ChromeDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
