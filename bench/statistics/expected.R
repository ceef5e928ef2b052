# What R says of published data, for tests where there is no R: writes JSON into a folder (test/fixtures/statistics).
# Rscript bench/statistics/expected.R FOLDER; packages r-base-core, r-cran-survival, r-cran-boot,
# r-cran-mass, r-cran-psych and r-cran-lme4 of the system; node for what our bootstrap draws.
suppressPackageStartupMessages({ library(survival); library(MASS); library(boot) })
folder <- commandArgs(TRUE)[1]
number <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, '"Infinity"', '"-Infinity"'), sprintf("%.15g", x)))
list1 <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
rows <- function(m) paste0("[", paste(apply(as.matrix(m), 1, list1), collapse = ","), "]")
text <- function(x) paste0('"', x, '"')
object <- function(...) { parts <- sapply(list(...), unname); paste0("{", paste0('"', names(parts), '":', parts, collapse = ","), "}") }
save <- function(name, json) writeLines(json, file.path(folder, paste0(name, ".json")))
some <- function(n) unique(round(seq(1, n, length.out = min(n, 14))))

freireich <- data.frame(
  time = c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35),
  status = c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0))
survival <- function(name, source, time, status, level) {
  s <- survfit(Surv(time, status) ~ 1, conf.type = "log-log", conf.int = level)
  m <- data.frame(s$time, s$n.risk, s$n.event, s$surv, s$lower, s$upper)[s$n.event > 0, ]
  t <- summary(s)$table
  object(name = text(name), source = text(source), level = level, days = list1(time), over = list1(status),
    count = nrow(m), sums = list1(colSums(m, na.rm = TRUE)), rows = rows(m[some(nrow(m)), ]), median = list1(t[7:9]))
}
k <- !is.na(lung$time)
save("survival", paste0("[", paste(
  survival("6-MP", "Freireich et al. 1963, weeks in remission of 21 children", freireich$time, freireich$status, .95),
  survival("aml", "Miller 1997, weeks in remission, acute myelogenous leukaemia", survival::aml$time, survival::aml$status, .9),
  survival("veteran", "Kalbfleisch and Prentice 1980, days, Veterans' Administration lung cancer trial", veteran$time, veteran$status, .95),
  survival("lung", "Loprinzi et al. 1994, days, advanced lung cancer", lung$time, lung$status - 1, .95),
  sep = ","), "]"))

etime <- with(mgus2, ifelse(pstat == 0, futime, ptime))
cause <- with(mgus2, ifelse(pstat == 0, 2 * death, 1))
m <- survfit(Surv(etime, factor(cause, 0:2, labels = c("censor", "pcm", "death"))) ~ 1, conf.type = "log-log")
of <- function(k) {
  own <- data.frame(m$time, m$pstate[, k], m$lower[, k], m$upper[, k])[m$n.event[, k] > 0, ]
  object(count = nrow(own), sums = list1(colSums(own)), rows = rows(own[some(nrow(own)), ]))
}
save("competing", object(
  source = text("Kyle et al. 2002, months from monoclonal gammopathy to plasma cell malignancy (1) or death without it (2)"),
  days = list1(etime), reason = text(paste(cause, collapse = "")), pcm = of(2), death = of(3)))

counts <- rbind(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(29, 29), c(3, 5), c(5, 5), c(0, 1), c(1, 2), c(7, 400), c(12345, 99999))
save("shares", object(
  source = text("The first four: Newcombe 1998, Statistics in Medicine 17:857, table I"),
  rows = rows(do.call(rbind, lapply(c(.95, .9, .99), function(level) t(apply(counts, 1, function(x)
    c(x, level, suppressWarnings(prop.test(x[1], x[2], conf.level = level, correct = FALSE))$conf.int, binom.test(x[1], x[2], conf.level = level)$conf.int))))))))

tables <- rbind(c(3, 1, 1, 3), c(2, 15, 10, 3), c(10, 2, 3, 15), c(8, 2, 1, 5), c(1, 9, 11, 3), c(0, 5, 5, 0), c(0, 3, 4, 9), c(7, 34, 1, 33), c(120, 80, 95, 140), c(4, 0, 6, 0))
save("fisher", object(
  source = text("3 1 1 3: tea tasting, Agresti 1990, page 61; 2 15 10 3: criminal twins, Fisher 1970; 7 34 1 33: Perondi et al. 2004"),
  rows = rows(do.call(rbind, lapply(c(.95, .9), function(level) t(apply(tables, 1, function(x) {
    f <- fisher.test(matrix(x, 2, byrow = TRUE), conf.level = level)
    c(x, level, f$p.value, f$estimate, f$conf.int)
  })))))))

a <- anorexia
gain <- a$Postwt - a$Prewt
compared <- function(first, second) {
  w <- t.test(gain[a$Treat == first], gain[a$Treat == second])
  p <- a$Prewt
  object(first = text(first), second = text(second), estimate = number(-diff(w$estimate)), error = number(w$stderr), df = number(w$parameter), interval = list1(w$conf.int),
    standardised = number((mean(p[a$Treat == first]) - mean(p[a$Treat == second])) / sqrt((var(p[a$Treat == first]) + var(p[a$Treat == second])) / 2)))
}
people <- function(group) rows(a[a$Treat == group, c("Prewt", "Postwt")])
save("anorexia", object(
  source = text("Hand et al. 1993, data set 285: weight in pounds before and after, behavioural therapy, control, family therapy"),
  groups = object(CBT = people("CBT"), Cont = people("Cont"), FT = people("FT")),
  expected = paste0("[", compared("CBT", "Cont"), ",", compared("FT", "Cont"), ",", compared("FT", "CBT"), "]")))

# boot.ci of our own draws: the intervals are R's, the draws are the same on every machine.
spatial <- as.list(c(48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41))
bootstrap <- function(name, source, clusters, statistic) {
  file <- tempfile()
  writeLines(sapply(clusters, paste, collapse = " "), file)
  t <- as.numeric(system2("node", c("bench/statistics/draws.ts", file, name), stdout = TRUE))
  n <- length(clusters)
  without <- sapply(seq_len(n), function(k) statistic(unlist(clusters[-k])))
  t0 <- statistic(unlist(clusters))
  out <- structure(list(t0 = t0, t = matrix(t), R = length(t), call = quote(boot()), sim = "ordinary", stype = "i", data = seq_len(n)), class = "boot")
  of <- function(level) {
    bca <- boot.ci(out, conf = level, type = c("perc", "bca"), L = (n - 1) * (t0 - without))
    object(level = level, percentile = list1(bca$percent[4:5]), bca = list1(bca$bca[4:5]))
  }
  object(statistic = text(name), source = text(source), clusters = paste0("[", paste(sapply(clusters, list1), collapse = ","), "]"),
    expected = paste0("[", of(.95), ",", of(.9), ",", of(.5), "]"))
}
save("bootstrap", paste0("[", paste(
  bootstrap("variance", "Efron and Tibshirani 1993, table 14.1: spatial test of 26 children", spatial, function(x) mean((x - mean(x))^2)),
  bootstrap("mean", "Loprinzi et al. 1994: days by institution, advanced lung cancer", unname(split(lung$time, lung$inst)), mean),
  sep = ","), "]"))

data(Gleser, package = "psych")
d <- data.frame(stack(Gleser), p = factor(rep(1:12, 12)), i = factor(rep(1:6, each = 24)), r = factor(rep(rep(1:2, each = 12), 6)))
squares <- suppressWarnings(anova(aov(values ~ p * i * r, d)))[["Mean Sq"]][1:7]
model <- suppressMessages(lme4::lmer(values ~ 1 + (1 | p) + (1 | i) + (1 | r) + (1 | p:i) + (1 | p:r) + (1 | i:r), d,
  control = lme4::lmerControl(optCtrl = list(xtol_abs = 1e-10, ftol_abs = 1e-12))))
restricted <- with(as.data.frame(lme4::VarCorr(model)), setNames(vcov, grp))
save("gleser", object(
  source = text("Gleser, Cronbach and Rajaratnam 1965, table 3: 12 patients, 6 symptoms, 2 judges"),
  x = paste0("[", paste(sapply(1:12, function(p) rows(matrix(as.numeric(Gleser[p, ]), 6, 2, byrow = TRUE))), collapse = ","), "]"),
  meanSquares = list1(squares), restricted = list1(restricted[c("p", "i", "r", "p:i", "p:r", "i:r", "Residual")])))
