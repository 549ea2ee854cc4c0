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
rem The ahead-of-time cache halves the start; it is for the very Java it was made with.
set "CACHE="
if exist "%HERE%\lib\leadlight.aot" if exist "%HERE%\lib\leadlight.aot.java" for /f "usebackq delims=" %%v in ("%HERE%\lib\leadlight.aot.java") do findstr /c:"JAVA_RUNTIME_VERSION=\"%%v\"" "%JAVA%\..\..\release" >nul 2>&1 && set CACHE="-XX:AOTCache=%HERE%\lib\leadlight.aot"
"%JAVA%" ${jvm.flags} %CACHE% %LEADLIGHT_JAVA_OPTIONS% -classpath "%HERE%\lib\${project.build.finalName}.jar" ${main.class} %*
