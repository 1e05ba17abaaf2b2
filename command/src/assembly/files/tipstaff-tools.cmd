@echo off
rem Runs a command of Tipstaff on a machine that has only Java: tipstaff-tools hash, extract, pack, verify, match
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" --version >nul 2>&1
if errorlevel 1 (
  echo tipstaff-tools: no Java found. Install Java 25 or later, or set JAVA_HOME. 1>&2
  exit /b 2
)
"%JAVA%" -XX:+UseSerialGC -Dstdout.encoding=UTF-8 --enable-native-access=ALL-UNNAMED -cp "%~dp0lib\*" io.tipstaff.command.Main %*
exit /b %errorlevel%
