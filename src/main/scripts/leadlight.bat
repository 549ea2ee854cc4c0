@echo off
rem Starts Leadlight with the Java ${java.release} or newer that JAVA_HOME names, that it was built with, or that is on the path.
setlocal
set "HERE=%~dp0.."
set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA if exist "%HERE%\lib\java.home" for /f "usebackq delims=" %%h in ("%HERE%\lib\java.home") do if exist "%%h\bin\java.exe" set "JAVA=%%h\bin\java.exe"
if not defined JAVA for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
if not defined JAVA (
  echo leadlight: no Java ${java.release} or newer was found; install one, for example Temurin ${java.release}, or set JAVA_HOME to its folder. 1>&2
  exit /b 2
)
set OPT_OUT_TRACKING=true
"%JAVA%" ${jvm.flags} %LEADLIGHT_JAVA_OPTIONS% -classpath "%HERE%\lib\*" ${main.class} %*
